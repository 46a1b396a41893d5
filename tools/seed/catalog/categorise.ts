import tree from '../data/categories.json' with { type: 'json' };
import type { RetailCategory } from '../retail-catalog.ts';
import { containsPhrase } from '../words/contains-phrase.ts';
import { longestEnding } from '../words/longest-ending.ts';
import { productNoun } from '../words/product-noun.ts';

const OTHER_GIFTS = 'other-gifts';
const CATEGORIES_MAX = 3;

const LEAVES = tree.flatMap(({ children }) => children);
const LEAF_BY_NOUN = new Map(
  LEAVES.flatMap((leaf) => leaf.nouns.map((noun): [string, (typeof LEAVES)[number]] => [noun, leaf])),
);

/** The two-level tree of the shop, parents before their children. */
export const CATEGORIES: readonly RetailCategory[] = tree.flatMap((parent, index) => [
  {
    slug: parent.slug,
    titleEn: parent.titleEn,
    titleZh: parent.titleZh,
    parentSlug: null,
    position: index + 1,
  },
  ...parent.children.map(({ slug, titleEn, titleZh }, place) => ({
    slug,
    titleEn,
    titleZh,
    parentSlug: parent.slug,
    position: place + 1,
  })),
]);

/**
 * The leaves of the tree that a name belongs to, the best first, at most three: by the noun that names the thing, then by
 * words that make it a thing for an occasion or a person; a name without a known noun goes by its words alone. A leaf of
 * last resort (home decorations) comes after all others.
 */
export const categorise = (words: readonly string[]): string[] => {
  const noun = productNoun(words);
  const byNoun = noun === undefined ? undefined : longestEnding(LEAF_BY_NOUN, noun);
  const byWords = LEAVES.filter(
    (leaf) =>
      (leaf.alsoByWords || byNoun === undefined) &&
      leaf.words.some((phrase) => containsPhrase(words, phrase)),
  );
  const leaves = [...(byNoun === undefined ? [] : [byNoun]), ...byWords].toSorted(
    (one, two) => Number(one.isLastResort) - Number(two.isLastResort),
  );
  const slugs = new Set(leaves.map(({ slug }) => slug));
  return slugs.size === 0 ? [OTHER_GIFTS] : [...slugs].slice(0, CATEGORIES_MAX);
};
