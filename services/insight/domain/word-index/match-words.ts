import type { Market } from '#contracts/markets.ts';
import { bits, type Bits } from './bits.ts';
import { findMarked } from './find-marked.ts';
import { findMatching, type Matching } from './find-matching.ts';
import type { WeighedTerm } from './rank-documents.ts';
import type { WordQuery } from './read-tsquery.ts';
import type { WordIndex } from './word-index.ts';

/** A word of a search: `query` is what it matches or begins. */
export type AskedTerm = WeighedTerm & { place: number; word: string; query: WordQuery };

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

/** What matches, the words as they were understood, and whether a document need hold most of them only. */
export type Matched = { wanted: Bits; terms: readonly AskedTerm[]; isLoose: boolean };

/** Words that stand in no product: what they are mistyped for must be asked first. */
export type Unknown = { unknown: readonly AskedTerm[] };

/** Products that hold half of the words at least are worth showing where too few hold all. */
export const shareLeast = 0.5 - 1e-6;

/**
 * Finds which documents a search by words is about, in sets that the workspace lends. Of those that match loosely only what holds `shareLeast` of the
 * words is found, and what has no price in the market is not sold there.
 */
export function matchWords(index: WordIndex, asked: AskedMatch): Matched | Unknown {
  const { alive } = index.documents();
  const matching = new Map(asked.terms.map((term) => [term, findMatching(index, term.query)]));
  const scope = scopeOf(index, asked);
  const every = bits.keep(intersect(index, asked.terms, matching), scope);
  const isPlenty = asked.holding === 'every-or-most' && hasSold(index, every, asked);
  if (asked.holding === 'every' || isPlenty) return { wanted: every, terms: asked.terms, isLoose: false };
  const unknown = asked.terms.filter((term) => !bits.meet(matching.get(term)?.anywhere ?? every, alive));
  if (unknown.length > 0 && !asked.mended) return { unknown };
  const terms = asked.terms.flatMap((term) => {
    const mended = unknown.includes(term) ? asked.mended?.get(term.place) : term;
    return mended ? [mended] : [];
  });
  for (const term of terms) if (!matching.has(term)) matching.set(term, findMatching(index, term.query));
  const wanted = unknown.length === 0 ? every : intersect(index, terms, matching);
  for (const term of terms) bits.join(wanted, matching.get(term)?.strongly ?? every);
  return { wanted: bits.keep(wanted, scope), terms, isLoose: true };
}

/** What is there, of the category that is asked for. */
export function scopeOf(index: WordIndex, { branch }: Pick<AskedMatch, 'branch'>): Bits {
  const { alive } = index.documents();
  if (!branch) return alive;
  const marks = branch.map((slug) => `category=${slug}`);
  return bits.keep(findMarked(index, marks), alive);
}

/** The documents that match every term; none where there is no term. */
function intersect(
  index: WordIndex,
  terms: readonly AskedTerm[],
  matching: ReadonlyMap<AskedTerm, Matching>,
): Bits {
  const set = index.workspace().emptySet();
  for (const [at, term] of terms.entries()) {
    const own = matching.get(term)?.anywhere ?? set;
    if (at === 0) set.set(own);
    else bits.keep(set, own);
  }
  return set;
}

/** Whether `few` of a set at least have a price in the market. */
function hasSold(index: WordIndex, set: Bits, { market, few }: AskedMatch): boolean {
  const prices = index.documents().pricesMinor[market];
  let count = 0;
  bits.visit(set, (document) => {
    if (!Number.isNaN(prices[document] ?? Number.NaN)) count += 1;
    return count < few;
  });
  return count >= few;
}
