import corrections from '../data/name-corrections.json' with { type: 'json' };
import { matchPhrases } from './match-phrases.ts';

/** How many pieces are sold together, in what (empty when only a number says so), and where the words said so. */
export type Pieces = { container: string; count: number; isFirst: boolean };

/** A description as lower-case words, spelt out and corrected; a comma is a word of its own. */
export type CleanName = { words: string[]; pieces: Pieces | undefined };

const CORRECTED = new Map(Object.entries(corrections.descriptions));
const splitIntoCorrections = matchPhrases(new Map(Object.entries(corrections.words)));

const CONTAINED = /\b(set|pack|box|bundle|tub|envelope|s)(?: ?of ?| ?\/ ?| )?(\d+)(?![\w"]| piece)/u;
const SAYS_OF = /of|\//u;
const CONTAINERS_WITHOUT_OF = new Set(['set', 'pack', 'tub']);
/** A number before one of these counts a part (`3 tier`, `2 door`), not the pieces sold. */
const PARTS =
  'hook|tier|wick|door|drawers?|tone|point|frame|basket|bead|pieces?|picture|strand|page|colour|metre';
const LEADING_COUNT = new RegExp(`^(\\d+) (?!(?:${PARTS})\\b)`, 'u');

const spaced = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

const takePieces = (text: string): { rest: string; pieces: Pieces | undefined } => {
  const leading = LEADING_COUNT.exec(text);
  if (leading !== null) {
    const pieces = { container: '', count: Number(leading[1]), isFirst: true };
    return { rest: text.slice(leading[0].length), pieces };
  }
  const found = CONTAINED.exec(text);
  if (found === null) return { rest: text, pieces: undefined };
  const [phrase, container = '', count] = found;
  if (!SAYS_OF.test(phrase) && !CONTAINERS_WITHOUT_OF.has(container))
    return { rest: text, pieces: undefined };
  return {
    rest: `${text.slice(0, found.index)} ${text.slice(found.index + phrase.length)}`,
    pieces: {
      container: container === 's' ? 'set' : container,
      count: Number(count),
      isFirst: text.slice(0, found.index).trim() === '',
    },
  };
};

const wordsOf = (text: string): string[] =>
  spaced(
    text
      .replaceAll(/neckl\./gu, 'necklace ')
      .replaceAll(/(\d)"/gu, '$1 inch ')
      .replaceAll(/[*!"?]/gu, ' ')
      .replaceAll(/\bw\//gu, 'with ')
      .replaceAll(/(?<!\bm)(?<!\bc)\/|[+&]/gu, ' and ')
      .replaceAll(/[():]| - /gu, ' , ')
      .replaceAll(',', ' , ')
      .replaceAll(/\.(?=\s|$)/gu, ' '),
  ).split(' ');

const isComma = (word: string | undefined): boolean => word === undefined || word === ',';

const withoutEmptyCommas = (words: string[]): string[] => {
  const kept = words.filter((word, index) => word !== ',' || !isComma(words[index - 1]));
  while (kept.length > 0 && isComma(kept.at(-1))) kept.pop();
  return kept;
};

/**
 * Spells a stock description out: known corrections, abbreviations (`S/3`, `ASSTD`, `W`), one way to write each word,
 * and the number of pieces taken apart from the words.
 */
export const cleanName = (description: string): CleanName => {
  const tidy = spaced(description.toUpperCase().replaceAll(/\s*,\s*/gu, ','));
  const known = CORRECTED.get(spaced(description.toUpperCase())) ?? CORRECTED.get(tidy) ?? tidy;
  const { rest, pieces } = takePieces(known.toLowerCase());
  const words = splitIntoCorrections(wordsOf(rest)).flatMap(({ words, value }) => value?.split(' ') ?? words);
  return { words: withoutEmptyCommas(words.filter((word) => word !== '')), pieces };
};
