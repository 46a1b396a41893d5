import rules from '../data/tax-classes.json' with { type: 'json' };
import type { TaxClass } from '../retail-catalog.ts';
import { containsPhrase } from '../words/contains-phrase.ts';
import { longestEnding } from '../words/longest-ending.ts';
import { productNoun } from '../words/product-noun.ts';

/** The tax class of a name: the first rule whose product noun and word both stand in it, else `standard`. */
export const taxClassOf = (words: readonly string[]): TaxClass => {
  const noun = productNoun(words) ?? '';
  const rule = rules.find(
    ({ nouns, words: needed }) =>
      longestEnding(new Map(nouns.map((each) => [each, true])), noun) === true &&
      needed.some((word) => containsPhrase(words, word)),
  );
  return (rule?.taxClass ?? 'standard') as TaxClass;
};
