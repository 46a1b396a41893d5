import { bits } from './bits.ts';
import { findMarked } from './find-marked.ts';
import type { WordIndex } from './word-index.ts';

/** What staff want earlier (a factor above 1) or later: what has a token, is of a category, or one product by its path. */
export type Lift = { target: string; factor: number };

const productTarget = 'product=';

/** Gives the product of the factors of all lifts that a document has. */
export function readLifts(index: WordIndex, lifts: readonly Lift[]): (document: number) => number {
  if (lifts.length === 0) return () => 1;
  const { slugs } = index.documents();
  const parts = lifts.map(({ target, factor }) => {
    if (target.startsWith(productTarget)) {
      const slug = Buffer.from(target.slice(productTarget.length));
      return { factor, isLifted: (document: number) => slugs.is(document, slug, slug.length) };
    }
    const marked = findMarked(index, [target]);
    return { factor, isLifted: (document: number) => bits.has(marked, document) };
  });
  return (document) =>
    parts.reduce((lift, { factor, isLifted }) => (isLifted(document) ? lift * factor : lift), 1);
}
