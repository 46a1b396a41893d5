import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createPostings } from './postings.ts';

test('each word has its documents in the order in which they were added, however many', () => {
  const words = fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 30 });
  fc.assert(
    fc.property(words, (counts) => {
      const postings = createPostings();
      const expected = counts.map((): number[][] => []);
      for (let document = 0; document < 4000; document += 1) {
        for (const [word, count] of counts.entries()) {
          if (document >= count) continue;
          postings.add(word * 7, document, (document * 31 + word) & 0xffff);
          expected[word]?.push([document, (document * 31 + word) & 0xffff]);
        }
      }
      for (const [word, own] of expected.entries()) {
        const told: number[][] = [];
        postings.visit(word * 7, (documents, notes, { from, to }) => {
          for (let at = from; at < to; at += 1) told.push([documents[at] ?? -1, notes[at] ?? -1]);
        });
        assert.deepEqual(told, own);
        assert.equal(postings.countOf(word * 7), own.length);
      }
    }),
    { numRuns: 8 },
  );
});

test('a word that nobody added has none', () => {
  const postings = createPostings();
  postings.add(3, 1, 0);
  for (const word of [0, 2, 4, 100_000]) {
    postings.visit(word, () => assert.fail('nothing was added'));
    assert.equal(postings.countOf(word), 0);
  }
});
