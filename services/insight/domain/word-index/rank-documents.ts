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
  const { exactly, begun, scores, held, touched } = index.workspace().scratch();
  const { titleLengths } = index.documents();
  for (const { exact, beginning, weight } of terms) {
    let count = 0;
    const add =
      (into: Float64Array, worth: number): VisitPostings =>
      (documents, notes, { from, to }) => {
        for (let at = from; at < to; at += 1) {
          const document = documents[at] ?? 0;
          if (!bits.has(wanted, document)) continue;
          if (exactly[document] === 0 && begun[document] === 0) touched[count++] = document;
          into[document] =
            (into[document] ?? 0) + worth * impactCodes.impactOf((notes[at] ?? 0) >>> fieldBits);
        }
      };
    visitWords(index, exact, (worth) => add(exactly, worth));
    visitWords(index, beginning, (worth) => add(begun, worth * unfinished));
    for (let at = 0; at < count; at += 1) {
      const document = touched[at] ?? 0;
      const found = Math.max(exactly[document] ?? 0, begun[document] ?? 0);
      exactly[document] = 0;
      begun[document] = 0;
      // A word in a title of ten words counts once, in a shorter one more.
      const gain = found / (0.6 + 0.04 * (titleLengths[document] ?? 0));
      scores[document] = (scores[document] ?? 0) + (weight * gain * (saturation + 1)) / (gain + saturation);
      held[document] = (held[document] ?? 0) + 1;
    }
  }
  bits.visit(wanted, (document) => {
    const share = (held[document] ?? 0) / terms.length;
    const score = (scores[document] ?? 0) * share;
    scores[document] = 0;
    held[document] = 0;
    visitor(document, score, share);
  });
}

/** All documents with the words of a query; `ts_rank` divides by how many different ones there are, and `rank` takes that back. */
function visitWords(
  index: WordIndex,
  query: WordQuery | undefined,
  visitorFor: (worth: number) => VisitPostings,
): void {
  if (!query) return;
  const { operands, count } = operandsOf(query);
  const visitor = visitorFor(count / operands.length);
  for (const { lexeme, isBeginning } of operands) {
    for (const word of index.wordsOf(lexeme, isBeginning)) index.visit(word, visitor);
  }
}
