import { bits, type Bits } from './bits.ts';
import type { WordIndex } from './word-index.ts';

/** The documents with any of these tokens (`brand=acme`) or categories (`category=mugs`); those that went included. */
export function findMarked(index: WordIndex, marks: readonly string[]): Bits {
  const found = index.workspace().emptySet();
  for (const mark of marks) {
    for (const word of index.marksOf(mark)) {
      index.visit(word, (documents, _notes, { from, to }) => {
        for (let at = from; at < to; at += 1) bits.add(found, documents[at] ?? 0);
      });
    }
  }
  return found;
}
