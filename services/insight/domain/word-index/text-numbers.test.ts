import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTextNumbers } from './text-numbers.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '茶', '𠮷'), maxLength: 5 });

test('each text has a number of its own, and keeps it however many come', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 2000 }), text, (some, other) => {
      const texts = createTextNumbers();
      const known = new Map<string, number>();
      for (const each of some) {
        if (!known.has(each)) known.set(each, known.size);
        assert.equal(texts.learn(each), known.get(each));
      }
      assert.equal(texts.size(), known.size);
      for (const [each, number] of known)
        assert.deepEqual([texts.find(each), texts.at(number)], [number, each]);
      assert.equal(texts.find(other), known.get(other));
    }),
    { numRuns: 60 },
  );
});

test('a hundred thousand ids that differ in little are all told apart', () => {
  const texts = createTextNumbers();
  const idOf = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
  for (let at = 0; at < 100_000; at += 1) assert.equal(texts.learn(idOf(at)), at);
  for (let at = 0; at < 100_000; at += 997) assert.equal(texts.find(idOf(at)), at);
  assert.equal(texts.find(idOf(100_000)), undefined);
});
