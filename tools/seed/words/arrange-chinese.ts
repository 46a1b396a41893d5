import type { Word, WordKind } from './vocabulary.ts';

const isKind =
  (...kinds: WordKind[]) =>
  ({ kind }: Word): boolean =>
    kinds.includes(kind);

const headIndexOf = (words: Word[]): number => {
  for (const kinds of [['head'], ['noun'], ['modifier', 'saying']] satisfies WordKind[][]) {
    const index = words.findLastIndex(isKind(...kinds));
    if (index >= 0) return index;
  }
  return words.length - 1;
};

/** The colours that stand last (`cake stand lovebird white`); a colour before a noun belongs to that noun. */
const takeLastColours = (behind: Word[]): { colours: Word[]; rest: Word[] } => {
  const end =
    behind.findLastIndex(({ kind }) => kind !== 'colour' && kind !== 'size' && kind !== 'number') + 1;
  return {
    colours: behind.slice(end).filter(isKind('colour')),
    rest: [...behind.slice(0, end), ...behind.slice(end).filter(isKind('size', 'number'))],
  };
};

/**
 * Puts the words of an English name into Chinese order and joins them: what stands behind the head in English
 * (`lunch bag red retrospot`) goes before it, sizes and last colours first, then additions (`带…`), the head last (`红色复古圆点午餐包`).
 */
export const arrangeChinese = (words: Word[]): string => {
  const headIndex = headIndexOf(words);
  const before = words.slice(0, headIndex);
  const isAddition = ({ chinese }: Word): boolean => chinese.startsWith('带');
  const { colours, rest } = takeLastColours(words.slice(headIndex + 1));
  return [
    ...rest.filter(isKind('size')),
    ...before.filter(isKind('size')),
    ...colours,
    ...[...before, ...rest].filter(isAddition),
    ...before.filter((word) => word.kind !== 'size' && !isAddition(word)),
    ...rest.filter((word) => word.kind !== 'size' && word.kind !== 'number' && !isAddition(word)),
    ...words.slice(headIndex, headIndex + 1),
    ...rest.filter(isKind('number')),
  ]
    .map(({ chinese }) => chinese)
    .join('');
};
