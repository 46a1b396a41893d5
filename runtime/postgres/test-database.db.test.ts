import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { createTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

const rowsOf = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

const made: TestDatabase[] = [];
after(async () => {
  for (const database of made) await database.drop();
});
const create: typeof createTestDatabase = async (name, template) => {
  const database = await createTestDatabase(name, template);
  made.push(database);
  return database;
};

test('each call makes an empty database of its own', async () => {
  const first = await create('First!');
  const second = await create('First!');
  assert.notEqual(first.url, second.url);
  await rowsOf(first.url, 'create table mark ()');
  const tables = "select count(*)::int as count from pg_tables where schemaname = 'public'";
  assert.deepEqual(await rowsOf(first.url, tables), [{ count: 1 }]);
  assert.deepEqual(await rowsOf(second.url, tables), [{ count: 0 }]);
});

test('a template is prepared once and copied', async () => {
  let prepared = 0;
  const template = {
    name: 'with a mark',
    prepare: async (url: string) => {
      prepared += 1;
      await rowsOf(url, 'create table mark as select 42 as answer');
    },
  };
  for (const name of ['one', 'two']) {
    const database = await create(name, template);
    assert.deepEqual(await rowsOf(database.url, 'select answer from mark'), [{ answer: 42 }]);
  }
  assert.equal(prepared, 1);
});

test('dropping fails loudly when a connection was left open, and drops all the same', async () => {
  const database = await create('leaky');
  const client = new pg.Client({ connectionString: database.url, application_name: 'forgetful' });
  client.on('error', () => {});
  await client.connect();
  await assert.rejects(database.drop(), /connections left open on test_leaky_.*: forgetful \(idle\)/);
  await assert.rejects(rowsOf(database.url, 'select 1'), /does not exist/);
});
