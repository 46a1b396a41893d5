import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { migratePlatform } from '../platform/migrate-platform.ts';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { migrateService } from './migrate.ts';

const migrations = new URL('../testing/', import.meta.url);
const rooms = ['order', 'catalog', 'payment'] as const;

/** What a start does to one database; gives how many files it ran. */
async function migrateAll({ url }: TestDatabase): Promise<number> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    let count = (await migratePlatform(admin, 'a password')).length;
    for (const room of rooms) {
      const { applied } = await migrateService(admin, room, { password: "it's $ensure$", migrations });
      count += applied.length;
    }
    return count;
  } finally {
    await admin.end();
  }
}

test('databases of one server are migrated at once, each by two processes, though they share their roles', async () => {
  const databases: TestDatabase[] = [];
  for (const name of ['one', 'two', 'three']) databases.push(await createTestDatabase(`migrate ${name}`));
  try {
    for (let round = 0; round < 5; round += 1) {
      const counts = await Promise.all([...databases, ...databases].map(migrateAll));
      const perDatabase = databases.map((_, index) => (counts[index] ?? 0) + (counts[index + 3] ?? 0));
      assert.equal(new Set(perDatabase).size, 1);
      assert.equal((perDatabase[0] ?? 0) > 0, round === 0);
    }
  } finally {
    for (const database of databases) await database.drop();
  }
});
