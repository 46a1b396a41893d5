import assert from 'node:assert/strict';
import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { aDirectory } from '../testing.ts';
import { frameBatch } from './frame-batch.ts';
import type { Journal } from './group-commit.ts';
import { openJournal } from './open-journal.ts';

// A memory of the last value per name, as an owner of a journal would have.
async function openMemory(path: string): Promise<{ journal: Journal; memory: Map<string, number> }> {
  const memory = new Map<string, number>();
  const journal = await openJournal({
    path,
    replay: (record) => {
      const [name, value] = record as [string, number];
      memory.set(name, value);
    },
    snapshot: () => [...memory].map((entry) => JSON.stringify(entry)),
    onFailure: (error) => assert.fail(error),
  });
  return { journal, memory };
}

test('what was appended is there after a reopening, and what was replaced is gone from the file', async (t) => {
  const path = join(await aDirectory(t), 'journal.jsonl');
  const first = await openMemory(path);
  await first.journal.append(['["a",1]', '["b",2]']);
  await first.journal.append(['["a",3]']);
  await first.journal.close();

  const second = await openMemory(path);
  await second.journal.close();
  assert.deepEqual(
    [...second.memory],
    [
      ['a', 3],
      ['b', 2],
    ],
  );
  assert.equal(await readFile(path, 'utf8'), frameBatch(['["a",3]', '["b",2]']).toString());
});

test('a last line torn at any byte is left out, and everything before it is kept', async (t) => {
  const path = join(await aDirectory(t), 'journal.jsonl');
  const kept = frameBatch(['["a",1]']);
  const torn = frameBatch(['["a",2]', '["b",2]']);
  for (let length = 0; length < torn.length; length += 1) {
    await writeFile(path, Buffer.concat([kept, torn]));
    await truncate(path, kept.length + length);
    const { journal, memory } = await openMemory(path);
    await journal.close();
    assert.deepEqual([...memory], [['a', 1]], `torn after ${length} bytes`);
  }
});

test('a last line with a hole of zeros, as after a power cut, is left out', async (t) => {
  const path = join(await aDirectory(t), 'journal.jsonl');
  const holed = frameBatch(['["a",2]', '["b",2]']);
  holed.fill(0, 10, 20);
  await writeFile(path, Buffer.concat([frameBatch(['["a",1]']), holed]));
  const { journal, memory } = await openMemory(path);
  await journal.close();
  assert.deepEqual([...memory], [['a', 1]]);
});

test('new lines after a torn one are kept', async (t) => {
  const path = join(await aDirectory(t), 'journal.jsonl');
  await writeFile(path, Buffer.concat([frameBatch(['["a",1]']), Buffer.from('torn')]));
  const second = await openMemory(path);
  await second.journal.append(['["b",2]']);
  await second.journal.close();
  const third = await openMemory(path);
  await third.journal.close();
  assert.deepEqual(
    [...third.memory],
    [
      ['a', 1],
      ['b', 2],
    ],
  );
});

test('damage before the last line is not passed over, and the file is left as it is', async (t) => {
  const path = join(await aDirectory(t), 'journal.jsonl');
  const damaged = frameBatch(['["a",1]']).toString().replace('"a"', '"x"');
  await writeFile(path, damaged);
  await appendFile(path, frameBatch(['["b",2]']));
  await assert.rejects(openMemory(path), { message: `the journal ${path} is damaged in line 1` });
  assert.equal(await readFile(path, 'utf8'), damaged + frameBatch(['["b",2]']).toString());
});

test('a crash while the file is written anew loses nothing', async (t) => {
  const path = join(await aDirectory(t), 'journal.jsonl');
  await writeFile(path, frameBatch(['["a",1]']));
  await writeFile(`${path}.new`, 'half a');
  const { journal, memory } = await openMemory(path);
  await journal.close();
  assert.deepEqual([...memory], [['a', 1]]);
});
