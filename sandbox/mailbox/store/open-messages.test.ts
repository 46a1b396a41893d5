import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { aDirectory } from '../../shared/testing.ts';
import { aMessage } from '../testing.ts';
import { openMessages } from './open-messages.ts';

const ids = (messages: { list: () => readonly { id: string }[] }): string[] =>
  messages.list().map(({ id }) => id);

test('messages are there after a reopening, in the order of their coming', async (t) => {
  const directory = await aDirectory(t);
  const first = await openMessages(directory, 10);
  for (const id of ['1', '2', '3']) await first.add(aMessage({ id, text: `text ${id}` }));
  await first.close();
  const second = await openMessages(directory, 10);
  assert.deepEqual(ids(second), ['1', '2', '3']);
  assert.deepEqual(await second.read('2'), aMessage({ id: '2', text: 'text 2' }));
  await second.close();
});

test('the oldest beyond the limit go, from the disk too, also when the limit shrinks', async (t) => {
  const directory = await aDirectory(t);
  const first = await openMessages(directory, 3);
  for (const id of ['1', '2', '3', '4', '5']) await first.add(aMessage({ id }));
  assert.deepEqual(ids(first), ['3', '4', '5']);
  assert.equal(await first.read('2'), undefined);
  assert.deepEqual((await readdir(join(directory, 'messages'))).toSorted(), ['3.json', '4.json', '5.json']);
  await first.close();
  const second = await openMessages(directory, 1);
  assert.deepEqual(ids(second), ['5']);
  await second.close();
});

test('clearing forgets everything for good', async (t) => {
  const directory = await aDirectory(t);
  const messages = await openMessages(directory, 10);
  await messages.add(aMessage({ id: '1' }));
  await messages.clear();
  assert.deepEqual(ids(messages), []);
  assert.deepEqual(await readdir(join(directory, 'messages')), []);
  await messages.close();
});

test('a message that was being written at a crash is forgotten, a damaged one is not passed over', async (t) => {
  const directory = await aDirectory(t);
  const folder = join(directory, 'messages');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '1.json.new'), '{"id":"1"');
  const messages = await openMessages(directory, 10);
  assert.deepEqual(ids(messages), []);
  await messages.close();
  assert.deepEqual(await readdir(folder), []);
  await writeFile(join(folder, '2.json'), '{"id":"2"');
  await assert.rejects(openMessages(directory, 10), {
    message: `the message file ${folder}/2.json is damaged`,
  });
});

test('an id cannot name a file elsewhere', async (t) => {
  const messages = await openMessages(await aDirectory(t), 10);
  assert.equal(await messages.read('../../etc/passwd'), undefined);
  await messages.close();
});
