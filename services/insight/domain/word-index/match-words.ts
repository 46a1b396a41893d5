import type { Market } from '#contracts/markets.ts';
import { bits, type Bits } from './bits.ts';
import { strongFields } from './fields-of.ts';
import { findMarked } from './find-marked.ts';
import { isKnown, readTermWords, type AskedTerm, type TermWords } from './read-term-words.ts';
import { clearSums, sumUpWords, type Sums } from './sum-up-words.ts';
import { tallies } from './tallies.ts';
import type { WordIndex } from './word-index.ts';

export type AskedMatch = {
  terms: readonly AskedTerm[];
  /** What unknown words were taken for, by their place; undefined while nobody was asked. */
  mended: ReadonlyMap<number, AskedTerm> | undefined;
  /** What holds every word, most of them, or every one where `few` products do and else most of them. */
  holding: 'every' | 'most' | 'every-or-most';
  /** With fewer products that hold every word, those that hold most of them follow. */
  few: number;
  market: Market;
  /** The category, and all below it. */
  branch: readonly string[] | undefined;
};

/** Who is told what a search finds. */
export type FoundVisitor = {
  /**
   * Is told of a document that is sold in the market, of its price there, and of what it is worth. Says false where others that are worth
   * nothing need not be told any more.
   */
  visit: (document: number, priceMinor: number, score: number) => boolean | void;
  /** Whether it matters what some are worth that are worth no more than this, their sales counted. Where it does not they are told as worth nothing. */
  matters: (worthMost: number) => boolean;
};

/** Words that stand in no product: what they are mistyped for must be asked first. */
export type Unknown = { unknown: readonly AskedTerm[] };

/** Products that hold half of the words at least are worth showing where too few hold all. */
const shareLeast = 0.5 - 1e-6;

/** Finds each document that a search by words is about and that the market sells; tells whether they need hold most of the words only. */
export function matchWords(
  index: WordIndex,
  asked: AskedMatch,
  visitor: FoundVisitor,
): { isLoose: boolean } | Unknown {
  const { holding, mended } = asked;
  const sums = { count: 0 };
  const scope = scopeOf(index, asked);
  const prices = index.documents().pricesMinor[asked.market];
  const match = (terms: readonly AskedTerm[]) => sumUp(index, { scope, prices, sums }, terms);
  try {
    const first = match(asked.terms);
    if (holding === 'every' || (holding === 'every-or-most' && isPlenty(index, first, asked.few))) {
      visitHeld(index, { ...first, isLoose: false }, visitor);
      return { isLoose: false };
    }
    const unknown = first.words.filter((words) => !isKnown(index, words)).map(({ term }) => term);
    if (unknown.length === 0) visitMost(index, first, visitor);
    else if (!mended) return { unknown };
    else {
      clearSums(index, sums);
      sums.count = 0;
      const meant = (term: AskedTerm) => (unknown.includes(term) ? mended.get(term.place) : term);
      visitMost(index, match(asked.terms.flatMap((term) => meant(term) ?? [])), visitor);
    }
    return { isLoose: true };
  } finally {
    clearSums(index, sums);
  }
}

/** What is there, of the category that is asked for. */
export function scopeOf(index: WordIndex, { branch }: Pick<AskedMatch, 'branch'>): Bits {
  const { alive } = index.documents();
  if (!branch) return alive;
  const marks = branch.map((slug) => `category=${slug}`);
  return bits.keep(findMarked(index, marks), alive);
}

/** `commonest` is summed up only in documents that have another word of the search. */
type Match = {
  scope: Bits;
  prices: Float64Array;
  sums: Sums;
  words: readonly TermWords[];
  commonest: TermWords | undefined;
};

/**
 * Sums up all words of a search, and of the commonest of several only what documents with another one have of it: who has nothing
 * else holds neither every word nor, of three, half of them. (The idea is that of MaxScore: H. Turtle, J. Flood 1995.)
 */
function sumUp(
  index: WordIndex,
  match: Pick<Match, 'scope' | 'prices' | 'sums'>,
  terms: readonly AskedTerm[],
): Match {
  const words = terms.map((term) => readTermWords(index, term));
  const [most] = words.toSorted((a, b) => b.count - a.count);
  const commonest = words.length > 1 && most?.isAnyOf ? most : undefined;
  for (const each of words) if (each !== commonest) sumUpWords(index, each, match.sums, 'all');
  if (commonest) sumUpWords(index, commonest, match.sums, 'held');
  return { ...match, words, commonest };
}

/** Visits what holds most words: what was summed up, and, of two words, what has only the commonest. */
function visitMost(index: WordIndex, match: Match, visitor: FoundVisitor): void {
  const { words, commonest, sums } = match;
  visitHeld(index, { ...match, isLoose: true }, visitor);
  if (!commonest || 1 / words.length < shareLeast) return;
  if (!visitor.matters(commonest.worthMost / words.length)) {
    visitUnsummed(index, match, commonest, visitor);
    return;
  }
  const { count: from } = sums;
  sumUpWords(index, commonest, sums, 'new');
  visitHeld(index, { ...match, isLoose: true, from }, visitor);
}

/** The last first: mostly it has the highest number, which comes first among equals. */
function visitHeld(
  index: WordIndex,
  { scope, prices, sums, words, isLoose, from = 0 }: Match & { isLoose: boolean; from?: number },
  visitor: FoundVisitor,
): void {
  const { length } = words;
  const { scores, tallies: tally, touched } = index.workspace().scratch();
  for (let at = sums.count - 1; at >= from; at -= 1) {
    const document = touched[at] as number;
    const own = tally[document] as number;
    if (!(isLoose ? holdsMost(own, length) : tallies.matchedIn(own) === length)) continue;
    const priceMinor = prices[document] as number;
    if (Number.isNaN(priceMinor) || !bits.has(scope, document)) continue;
    visitor.visit(document, priceMinor, (scores[document] as number) * (tallies.heldIn(own) / length));
  }
}

function holdsMost(tally: number, length: number): boolean {
  return (
    (tallies.isStrong(tally) || tallies.matchedIn(tally) === length) &&
    tallies.heldIn(tally) / length >= shareLeast
  );
}

/** Visits what has a word where it says what a product is, and nothing else of the search. */
function visitUnsummed(
  index: WordIndex,
  { scope, prices, sums }: Match,
  { exact, begun }: TermWords,
  { visit }: FoundVisitor,
): void {
  const { tallies: tally, touched } = index.workspace().scratch();
  let goesOn = true;
  for (const { words, fields } of [...exact, ...begun]) {
    for (const word of words) {
      index.visit(word, (documents, notes, { from, to }) => {
        for (let at = from; at < to && goesOn; at += 1) {
          const document = documents[at] as number;
          const stands = (notes[at] as number) & fields;
          if (tally[document] !== 0 || (stands & strongFields) === 0) continue;
          tally[document] = tallies.with(0, stands);
          touched[sums.count++] = document;
          const priceMinor = prices[document] as number;
          if (!Number.isNaN(priceMinor) && bits.has(scope, document))
            goesOn = visit(document, priceMinor, 0) !== false;
        }
        return goesOn;
      });
      if (!goesOn) return;
    }
  }
}

/** Whether `few` of them at least that hold every word are sold in the market. */
function isPlenty(index: WordIndex, { scope, prices, sums, words }: Match, few: number): boolean {
  const { tallies: tally, touched } = index.workspace().scratch();
  let left = few;
  for (let at = 0; at < sums.count && left > 0; at += 1) {
    const document = touched[at] as number;
    if (tallies.matchedIn(tally[document] as number) !== words.length) continue;
    if (bits.has(scope, document) && !Number.isNaN(prices[document])) left -= 1;
  }
  return left === 0;
}
