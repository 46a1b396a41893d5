import { bits, type Bits } from './bits.ts';
import { strongFields } from './fields-of.ts';
import type { WordQuery } from './read-tsquery.ts';
import type { WordIndex } from './word-index.ts';

/** The documents whose words are as a query wants them, and those where words that say what a product is are; what went included. */
export type Matching = { anywhere: Bits; strongly: Bits };

/** Finds both in one pass, in sets of the index's own. */
export function findMatching(index: WordIndex, query: WordQuery): Matching {
  const found = { anywhere: index.workspace().emptySet(), strongly: index.workspace().emptySet() };
  addMatching(index, query, found);
  return found;
}

/** Adds what matches to sets that may hold something already. */
function addMatching(index: WordIndex, query: WordQuery, found: Matching): void {
  if (query.kind !== 'operand') {
    if (query.kind === 'any') for (const part of query.parts) addMatching(index, part, found);
    else addCommon(index, query.parts, found);
    return;
  }
  const { anywhere, strongly } = found;
  const { fields } = query;
  for (const word of index.wordsOf(query.lexeme, query.isBeginning)) {
    index.visit(word, (documents, notes, { from, to }) => {
      for (let at = from; at < to; at += 1) {
        const standsIn = (notes[at] ?? 0) & fields;
        if (standsIn === 0) continue;
        const document = documents[at] ?? 0;
        bits.add(anywhere, document);
        if ((standsIn & strongFields) !== 0) bits.add(strongly, document);
      }
    });
  }
}

/** Adds what matches all of the parts. */
function addCommon(index: WordIndex, parts: readonly WordQuery[], found: Matching): void {
  const [first, ...others] = parts.map((part) => findMatching(index, part));
  if (!first) return;
  for (const { anywhere, strongly } of others) {
    bits.keep(first.anywhere, anywhere);
    bits.keep(first.strongly, strongly);
  }
  bits.join(found.anywhere, first.anywhere);
  bits.join(found.strongly, first.strongly);
}
