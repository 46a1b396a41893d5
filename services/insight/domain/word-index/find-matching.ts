import { bits, type Bits } from './bits.ts';
import { everyField } from './fields-of.ts';
import type { WordQuery } from './read-tsquery.ts';
import type { WordIndex } from './word-index.ts';

/** The documents whose words, or those of them in some fields, are as a query wants them; those that went included. */
export function findMatching(index: WordIndex, query: WordQuery, within = everyField): Bits {
  if (query.kind !== 'operand') {
    const [first, ...others] = query.parts.map((part) => findMatching(index, part, within));
    const join = query.kind === 'every' ? bits.keep : bits.join;
    return others.reduce(join, first ?? bits.none(index.size()));
  }
  const found = bits.none(index.size());
  const fields = query.fields & within;
  for (const word of index.wordsOf(query.lexeme, query.isBeginning)) {
    index.visit(word, (document, note) => {
      if ((note & fields) !== 0) bits.add(found, document);
    });
  }
  return found;
}
