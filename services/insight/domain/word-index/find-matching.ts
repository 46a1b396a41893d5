import { bits, type Bits } from './bits.ts';
import { strongFields } from './fields-of.ts';
import type { WordQuery } from './read-tsquery.ts';
import type { WordIndex } from './word-index.ts';

/** The documents whose words are as a query wants them, and those where words that say what a product is are; what went included. */
export type Matching = { anywhere: Bits; strongly: Bits };

/** Finds both in one pass, in sets of the index's own. */
export function findMatching(index: WordIndex, query: WordQuery): Matching {
  if (query.kind !== 'operand') {
    const [first, ...others] = query.parts.map((part) => findMatching(index, part));
    const join = query.kind === 'every' ? bits.keep : bits.join;
    const joined = first ?? {
      anywhere: index.workspace().emptySet(),
      strongly: index.workspace().emptySet(),
    };
    for (const { anywhere, strongly } of others) {
      join(joined.anywhere, anywhere);
      join(joined.strongly, strongly);
    }
    return joined;
  }
  const [anywhere, strongly] = [index.workspace().emptySet(), index.workspace().emptySet()];
  const { fields } = query;
  for (const word of index.wordsOf(query.lexeme, query.isBeginning)) {
    index.visit(word, (documents, notes, { from, to }) => {
      for (let at = from; at < to; at += 1) {
        const found = (notes[at] ?? 0) & fields;
        if (found === 0) continue;
        const document = documents[at] ?? 0;
        bits.add(anywhere, document);
        if ((found & strongFields) !== 0) bits.add(strongly, document);
      }
    });
  }
  return { anywhere, strongly };
}
