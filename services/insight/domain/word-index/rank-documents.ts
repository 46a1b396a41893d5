import { bits, type Bits } from './bits.ts';
import { impactCodes } from './impact-codes.ts';
import type { VisitPostings } from './postings.ts';
import { operandsOf, type WordQuery } from './read-tsquery.ts';
import type { WordIndex } from './word-index.ts';

/** A word of a search, with what is left of it once the database has stemmed it and added its synonyms. */
export type WeighedTerm = {
  /** What it matches. */
  exact: WordQuery | undefined;
  /** What it may be the beginning of. */
  beginning: WordQuery | undefined;
  /** Its inverse document frequency. */
  weight: number;
};

/** Is told of a document what it is worth for a search, and which share of the words it holds. */
export type VisitRanked = (document: number, score: number, share: number) => void;

const saturation = 0.6;
/** What the beginning of a word is worth beside the word: it begins others too. */
const unfinished = 0.3;
/** Below the impact in a note lie four bits of fields. */
const fieldBits = 4;

/**
 * Ranks the documents of a set: BM25 over weighted fields (S. Robertson, H. Zaragoza 2009), where the impact of a word in a document stands for
 * its frequency, times the share of the words that it holds. It is what `rank` of `store/search/match-words.ts` has the database work out.
 */
export function rankDocuments(
  index: WordIndex,
  terms: readonly WeighedTerm[],
  wanted: Bits,
  visitor: VisitRanked,
): void {
  const { titleLengths } = index.documents();
  const { scores, held } = index.workspace().scratch();
  for (const term of terms) {
    const add = (document: number, found: number) => {
      // A word in a title of ten words counts once, in a shorter one more.
      const gain = found / (0.6 + 0.04 * (titleLengths[document] ?? 0));
      scores[document] =
        (scores[document] ?? 0) + (term.weight * gain * (saturation + 1)) / (gain + saturation);
      held[document] = (held[document] ?? 0) + 1;
    };
    const exact = wordsOf(index, term.exact, 1);
    const begun = wordsOf(index, term.beginning, unfinished);
    const [first, ...others] = [...exact, ...begun].filter(({ words }) => words.length > 0);
    const [word] = first?.words ?? [];
    if (first?.words.length === 1 && word !== undefined && others.length === 0)
      addOne(index, { word, worth: first.worth }, wanted, add);
    else addMany(index, { exact, begun }, wanted, add);
  }
  bits.visit(wanted, (document) => {
    const share = (held[document] ?? 0) / terms.length;
    const score = (scores[document] ?? 0) * share;
    scores[document] = 0;
    held[document] = 0;
    visitor(document, score, share);
  });
}

/** Words of the index, and what the impact of each is multiplied by. */
type Worth = { words: readonly number[]; worth: number };
/** Is told what a word of a search comes to in a document. */
type AddFound = (document: number, found: number) => void;

/** Each document has a word once: nothing need be summed up before it is told. */
function addOne(
  index: WordIndex,
  { word, worth }: { word: number; worth: number },
  wanted: Bits,
  add: AddFound,
): void {
  index.visit(word, (documents, notes, { from, to }) => {
    for (let at = from; at < to; at += 1) {
      const document = documents[at] ?? 0;
      if (bits.has(wanted, document))
        add(document, worth * impactCodes.impactOf((notes[at] ?? 0) >>> fieldBits));
    }
  });
}

/** The words that a search asks for are summed up, those that it may begin apart, and the larger sum of the two counts. */
function addMany(
  index: WordIndex,
  asked: Readonly<Record<'exact' | 'begun', readonly Worth[]>>,
  wanted: Bits,
  add: AddFound,
): void {
  const { exactly, begun, touched } = index.workspace().scratch();
  let count = 0;
  const sumUp =
    (into: Float64Array, worth: number): VisitPostings =>
    (documents, notes, { from, to }) => {
      for (let at = from; at < to; at += 1) {
        const document = documents[at] ?? 0;
        if (!bits.has(wanted, document)) continue;
        if (exactly[document] === 0 && begun[document] === 0) touched[count++] = document;
        into[document] = (into[document] ?? 0) + worth * impactCodes.impactOf((notes[at] ?? 0) >>> fieldBits);
      }
    };
  for (const [into, some] of [
    [exactly, asked.exact],
    [begun, asked.begun],
  ] as const) {
    for (const { words, worth } of some) {
      const visitor = sumUp(into, worth);
      for (const word of words) index.visit(word, visitor);
    }
  }
  for (let at = 0; at < count; at += 1) {
    const document = touched[at] ?? 0;
    const found = Math.max(exactly[document] ?? 0, begun[document] ?? 0);
    exactly[document] = 0;
    begun[document] = 0;
    add(document, found);
  }
}

/** All words of a query; `ts_rank` divides by how many different ones there are, and `rank` takes that back. */
function wordsOf(index: WordIndex, query: WordQuery | undefined, share: number): Worth[] {
  if (!query) return [];
  const { operands, count } = operandsOf(query);
  const worth = (count / operands.length) * share;
  return operands.map(({ lexeme, isBeginning }) => ({ words: index.wordsOf(lexeme, isBeginning), worth }));
}
