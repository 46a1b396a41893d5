import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { allMutations } from './all-mutations.ts';
import { mutateText } from './mutate-text.ts';
import { pickMutation } from './pick-mutation.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

test('every guard of the table stands once in its file, and another text in its place', () => {
  for (const mutation of allMutations) {
    const text = read(mutation.file);
    assert.notEqual(mutateText(text, mutation), text, mutation.name);
  }
});

test('there are more than twenty-five guards, each with a name of its own and a test file that is there', () => {
  assert.ok(allMutations.length > 25);
  assert.equal(new Set(allMutations.map(({ name }) => name)).size, allMutations.length);
  for (const { test: shown } of allMutations) assert.match(read(shown.file), /test\(/);
});

test('a guard that stands twice, or not at all, is refused', () => {
  const mutation = { name: 'a', file: 'b.ts', text: 'where', instead: '' };
  assert.throws(() => mutateText('where where', mutation), /stands 2 times/);
  assert.throws(() => mutateText('when', mutation), /stands 0 times/);
  assert.equal(mutateText('a where b', mutation), 'a  b');
});

test('the same commit picks the same guard, and many commits pick all of them', () => {
  assert.equal(pickMutation(allMutations, 'abc'), pickMutation(allMutations, 'abc'));
  const picked = Array.from({ length: 2000 }, (_, number) => pickMutation(allMutations, `commit ${number}`));
  assert.equal(new Set(picked).size, allMutations.length);
});
