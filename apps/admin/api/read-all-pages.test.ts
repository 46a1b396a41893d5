import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAllPages } from './read-all-pages.ts';

test('a list is read to its end, each page by the cursor of the one before, until told to stop', async () => {
  const asked: (string | undefined)[] = [];
  const next: Record<string, string | null> = { start: 'b', b: 'c', c: null };
  const read = (cursor: string | undefined) => {
    asked.push(cursor);
    return Promise.resolve({ nextCursor: next[cursor ?? 'start'] ?? null });
  };
  assert.equal((await readAllPages(read)).length, 3);
  assert.deepEqual(asked, [undefined, 'b', 'c']);

  const stop = new AbortController();
  const reading = readAllPages(read, { signal: stop.signal, onPage: () => stop.abort() });
  await assert.rejects(reading, { name: 'AbortError' });
  assert.equal(asked.length, 4);
});
