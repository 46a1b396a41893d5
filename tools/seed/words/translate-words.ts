import { matchPhrases } from '../names/match-phrases.ts';
import { arrangeChinese } from './arrange-chinese.ts';
import { VOCABULARY } from './vocabulary.ts';
import type { Word } from './vocabulary.ts';

const splitIntoPhrases = matchPhrases(VOCABULARY);
const SILENT_WORDS = new Set([',', 'the', 'a', 'in', 'on', 'of', 'for', 'to']);

type Piece = Word | 'and' | 'with' | undefined;

const pieceOf = (phrase: string, word: Word | undefined): Piece => {
  if (word !== undefined) return word;
  if (phrase === 'and' || phrase === 'with') return phrase;
  return /^\d+$/u.test(phrase) ? { kind: 'number', chinese: phrase } : undefined;
};

const joinedByAnd = (pieces: (Word | 'and')[]): Word[] => {
  const words: Word[] = [];
  let isJoining = false;
  for (const piece of pieces) {
    const last = words.at(-1);
    if (piece === 'and') isJoining = last !== undefined;
    else if (isJoining && last !== undefined) {
      words[words.length - 1] = { kind: piece.kind, chinese: `${last.chinese}与${piece.chinese}` };
      isJoining = false;
    } else words.push(piece);
  }
  return words;
};

/**
 * Translates the lower-case English words of a name; undefined when the vocabulary lacks one of them. `X with Y`
 * becomes `带Y的X`, and `and` joins its neighbours.
 */
export const translateWords = (words: readonly string[]): string | undefined => {
  const main: (Word | 'and')[] = [];
  const additions: (Word | 'and')[] = [];
  let target = main;
  for (const match of splitIntoPhrases(words)) {
    const phrase = match.words.join(' ');
    const piece = pieceOf(phrase, match.value);
    if (piece === 'with') target = additions;
    else if (piece !== undefined) target.push(piece);
    else if (!SILENT_WORDS.has(phrase)) return undefined;
  }
  const named = arrangeChinese(joinedByAnd(main));
  return additions.length === 0 ? named : `带${arrangeChinese(joinedByAnd(additions))}的${named}`;
};
