import type { WordIndex } from './word-index.ts';

/**
 * Calls back with those of some documents, in rising order, that have a word, and what is noted of it there. Each is looked for by halves: what is noted of a
 * word stands in the order of the documents.
 */
export function visitSome(
  index: WordIndex,
  word: number,
  some: Uint32Array,
  visitor: (document: number, note: number) => void,
): void {
  let next = 0;
  index.visit(word, (documents, notes, { from, to }) => {
    const last = documents[to - 1] ?? 0;
    for (let at = from; next < some.length; next += 1) {
      const document = some[next] as number;
      if (document > last) break;
      at = placeOf(document, documents, at, to);
      if (documents[at] === document) visitor(document, notes[at] as number);
    }
    return next < some.length;
  });
}

/** The first place from which on the numbers are not below this one. */
function placeOf(number: number, numbers: Uint32Array, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
