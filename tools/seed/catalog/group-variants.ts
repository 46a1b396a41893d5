import type { CleanName } from '../names/clean-name.ts';
import { diffWords } from '../names/diff-words.ts';
import { productNoun } from '../words/product-noun.ts';

export type NamedCode = { sku: string; name: CleanName };

/** The codes of one product: the name they share, and for each code the words by which it differs (none for one code). */
export type VariantGroup = { name: CleanName; members: { sku: string; optionWords: string[] }[] };

const LETTER_SUFFIX = /^(\d{5})[A-Z]{0,2}$/u;
const OPTION_WORDS_MAX = 5;

const groupBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
};

const single = ({ sku, name }: NamedCode): VariantGroup => ({ name, members: [{ sku, optionWords: [] }] });

const numberAndPieces = ({ sku, name }: NamedCode): string =>
  `${LETTER_SUFFIX.exec(sku)?.[1] ?? sku} ${name.pieces?.container} ${name.pieces?.count}`;

const nounOf = ({ name }: NamedCode): string => productNoun(name.words)?.replace(/s$/u, '') ?? '';

const letterOf = (sku: string): string => sku.slice(5).toLowerCase();

const optionWordsOf = (codes: readonly NamedCode[], differing: readonly string[][]): string[][] => {
  const phrases = differing.map((words) => words.join(' '));
  return differing.map((words, index) => {
    const isAlone = phrases.filter((phrase) => phrase === phrases[index]).length === 1;
    const letter = letterOf(codes[index]?.sku ?? '');
    return isAlone ? words : [...words, letter].filter((word) => word !== '');
  });
};

/** Codes of one number, one number of pieces and one product noun, as one product where their names allow it. */
const groupAlike = (codes: readonly NamedCode[]): VariantGroup[] => {
  const [first, ...others] = codes;
  if (first === undefined) return [];
  if (others.length === 0 || nounOf(first) === '') return codes.map(single);
  const { common, differing } = diffWords(codes.map(({ name }) => name.words));
  const isSameName = differing.every((words) => words.length === 0);
  const unmarked = codes.filter((_, index) => differing[index]?.length === 0);
  if (!isSameName && unmarked.length > 0) {
    return [...unmarked.map(single), ...groupAlike(codes.filter((code) => !unmarked.includes(code)))];
  }
  if (differing.some((words) => words.length > OPTION_WORDS_MAX)) return codes.map(single);
  const options = optionWordsOf(codes, differing);
  return [
    {
      name: { words: common, pieces: first.name.pieces },
      members: codes.map(({ sku }, index) => ({ sku, optionWords: options[index] ?? [] })),
    },
  ];
};

/**
 * Makes products of named codes: codes that differ only by a letter suffix (`85123A`, `85123B`) and whose names share
 * the product noun and the number of pieces are variants of one product; all other codes stand alone. Ordered by code.
 */
export const groupVariants = (codes: readonly NamedCode[]): VariantGroup[] =>
  groupBy(codes, (code) => `${numberAndPieces(code)} ${nounOf(code)}`)
    .flatMap(groupAlike)
    .toSorted((one, two) => ((one.members[0]?.sku ?? '') < (two.members[0]?.sku ?? '') ? -1 : 1));
