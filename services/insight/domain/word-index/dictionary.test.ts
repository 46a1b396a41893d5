import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createDictionary } from './dictionary.ts';

test('a word keeps its number, and others have other ones', () => {
  const dictionary = createDictionary();
  assert.deepEqual([dictionary.learn('mug'), dictionary.learn('cup'), dictionary.learn('mug')], [0, 1, 0]);
  assert.equal(dictionary.find('cup'), 1);
  assert.equal(dictionary.find('tea'), undefined);
  assert.equal(dictionary.size(), 2);
  assert.deepEqual([dictionary.wordAt(0), dictionary.wordAt(1)], ['mug', 'cup']);
});

test('words that begin alike are found, those learnt last among them', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '茶', '𠮷'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 1500 }), letters, (words, beginning) => {
      const dictionary = createDictionary();
      const expected = new Set<number>();
      for (const [at, word] of words.entries()) {
        const number = dictionary.learn(word);
        if (word.startsWith(beginning)) expected.add(number);
        if (at % 400 === 0) dictionary.beginningWith('a');
      }
      assert.deepEqual(new Set(dictionary.beginningWith(beginning)), expected);
    }),
    { numRuns: 60 },
  );
});
