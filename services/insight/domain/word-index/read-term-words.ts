import { bits } from './bits.ts';
import { everyField } from './fields-of.ts';
import { findMatching } from './find-matching.ts';
import { operandsOf, type WordQuery } from './read-tsquery.ts';
import { scoreMost } from './score-of.ts';
import type { WordIndex } from './word-index.ts';

/** A word of a search, with what is left of it once the database has stemmed it and added its synonyms. */
export type AskedTerm = {
  place: number;
  word: string;
  /** What documents must match: what follows, either. */
  query: WordQuery;
  exact: WordQuery | undefined;
  /** What it may be the beginning of. */
  beginning: WordQuery | undefined;
  /** Its inverse document frequency. */
  weight: number;
};

/** Words of the index, what the impact of each is multiplied by, and the fields where they must stand. */
type Worth = { words: readonly number[]; worth: number; fields: number };

/** What the index has of a word of a search. */
export type TermWords = {
  term: AskedTerm;
  exact: readonly Worth[];
  begun: readonly Worth[];
  /** Where it is but one word. */
  one: { word: number; worth: number; fields: number } | undefined;
  /** Whether one of its words is enough. */
  isAnyOf: boolean;
  /** How often its words are noted, of documents that went too. */
  count: number;
  /** No document is worth more for it, its sales counted. */
  worthMost: number;
};

/** What the beginning of a word is worth beside the word: it begins others too. */
const unfinished = 0.3;

/** Looks the words of a term up. */
export function readTermWords(index: WordIndex, term: AskedTerm): TermWords {
  const exact = worthOf(index, term.exact, 1);
  const begun = withoutItself(exact, worthOf(index, term.beginning, unfinished));
  const all = [...exact, ...begun];
  const isAnyOf = asksForAnyOf(term.query);
  const [first] = all;
  const [word] = first?.words ?? [];
  const isOne = isAnyOf && all.length === 1 && first?.words.length === 1;
  return {
    term,
    exact,
    begun,
    one: isOne && word !== undefined ? { word, worth: first.worth, fields: first.fields } : undefined,
    isAnyOf,
    worthMost: worthMostOf(index, exact, begun) * term.weight,
    count: all.reduce((sum, { words }) => words.reduce((own, each) => own + index.countOf(each), sum), 0),
  };
}

/** Whether a document that is there matches. */
export function isKnown(index: WordIndex, { exact, begun, isAnyOf, term }: TermWords): boolean {
  const { alive } = index.documents();
  if (!isAnyOf) return bits.meet(findMatching(index, term.query).anywhere, alive);
  let isFound = false;
  for (const { words, fields } of [...exact, ...begun]) {
    for (const word of words) {
      index.visit(word, (documents, notes, { from, to }) => {
        for (let at = from; at < to && !isFound; at += 1)
          isFound = ((notes[at] ?? 0) & fields) !== 0 && bits.has(alive, documents[at] ?? 0);
        return !isFound;
      });
      if (isFound) return true;
    }
  }
  return false;
}

function asksForAnyOf(query: WordQuery): boolean {
  return query.kind === 'operand' || (query.kind === 'any' && query.parts.every(asksForAnyOf));
}

/** What a word begins is often but the word itself, which counts for nothing beside it. */
function withoutItself(exact: readonly Worth[], begun: readonly Worth[]): readonly Worth[] {
  const surely = exact.filter(({ worth, fields }) => worth >= unfinished && fields === everyField);
  const isItself = begun.every(
    ({ words, worth }) =>
      worth <= unfinished && words.every((word) => surely.some((each) => each.words.includes(word))),
  );
  return isItself ? [] : begun;
}

/** The sum of two impacts is worth no more than both, and no sum more than a word can be. */
function worthMostOf(index: WordIndex, ...either: readonly (readonly Worth[])[]): number {
  const sums = either.map((some) =>
    some.reduce(
      (all, { words, worth }) =>
        words.reduce((own, word) => own + Math.max(1, worth) * index.worthMostOf(word), all),
      0,
    ),
  );
  return Math.min(Math.max(...sums), scoreMost * index.documents().salesLiftMost);
}

/** All words of a query; `ts_rank` divides by how many different ones there are, and `rank` takes that back. */
function worthOf(index: WordIndex, query: WordQuery | undefined, share: number): Worth[] {
  if (!query) return [];
  const { operands, count } = operandsOf(query);
  const worth = (count / operands.length) * share;
  return operands
    .map(({ lexeme, isBeginning, fields }) => ({ words: index.wordsOf(lexeme, isBeginning), worth, fields }))
    .filter(({ words }) => words.length > 0);
}
