import type { Language } from '#contracts/markets.ts';
import { hanPieces } from '../words/han-pieces.ts';
import { hanWords } from '../words/han-words.ts';
import { splitWords, type Word } from '../words/split-words.ts';
import { wordForms } from '../words/word-forms.ts';

/** A word that was asked for, as texts of PostgreSQL tsqueries; an empty one asks nothing. */
export type Term = {
  word: string;
  /** To be stemmed by the database. */
  stemmed: string;
  /** Compared as it stands. */
  literal: string;
  /** What the word may be the beginning of, when it was the last one typed. */
  beginning: string;
  /** The word and what is left of it after a slip of the finger; none for Chinese. */
  forms: string[];
};

const termsMost = 12;

/**
 * Reads what a shopper typed, word by word. The last word may be unfinished. Empty when nothing in it can be looked
 * for in this language.
 */
export function readQuery(text: string, language: Language): Term[] {
  const words = splitWords(text)
    .filter(({ isHan }) => language === 'zh' || !isHan)
    .flatMap((word) =>
      word.isHan ? hanWords(word.text).map((each) => ({ text: each, isHan: true })) : word,
    );
  const seen = new Map(words.slice(0, termsMost).map((word) => [word.text, word]));
  const last = words.slice(0, termsMost).at(-1);
  return [...seen.values()].map((word) => toTerm(word, language, word.text === last?.text));
}

function toTerm({ text: word, isHan }: Word, language: Language, isLast: boolean): Term {
  if (isHan) return { word, stemmed: '', literal: wantHan(word), beginning: '', forms: [] };
  const beginning = isLast ? `${quote(word)}:*` : '';
  const isEnglish = language === 'en';
  return {
    word,
    stemmed: isEnglish ? quote(word) : '',
    literal: isEnglish ? '' : quote(word),
    beginning,
    forms: wordForms(word),
  };
}

/**
 * One character or a pair is wanted as it stands. A longer word, a name mostly, may be written apart: either all its
 * pairs anywhere, or all its characters in title or categories.
 */
function wantHan(word: string): string {
  const { characters, pairs } = hanPieces(word);
  if (characters.length <= 2) return quote(word);
  const apart = characters.map((character) => `${quote(character)}:AB`);
  return `((${pairs.map(quote).join(' & ')}) | (${apart.join(' & ')}))`;
}

function quote(word: string): string {
  return `'${word}'`;
}
