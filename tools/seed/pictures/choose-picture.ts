import categories from '../data/categories.json' with { type: 'json' };
import patterns from '../data/patterns.json' with { type: 'json' };
import shapes from '../data/shapes.json' with { type: 'json' };
import { containsPhrase } from '../words/contains-phrase.ts';
import { longestEnding } from '../words/longest-ending.ts';
import { productNoun } from '../words/product-noun.ts';
import { chooseFamily } from './choose-family.ts';
import { motifInWords, motifOfShape } from './choose-motif.ts';
import type { PictureWish } from './pick-pictures.ts';

const SHAPE_BY_NOUN = new Map(
  shapes.flatMap(({ shape, nouns }) => nouns.map((noun): [string, string] => [noun, shape])),
);
const SHAPES_BY_WORD = shapes.flatMap(({ shape, words }) => words.map((word) => ({ shape, word })));
const SHAPE_BY_CATEGORY = new Map(
  categories.flatMap(({ children }) => children.map(({ slug, shape }): [string, string] => [slug, shape])),
);
const DEFAULT_SHAPE = 'gift';

const lastPlaceOf = (words: readonly string[], phrase: string): number =>
  ` ${words.join(' ')} `.lastIndexOf(` ${phrase} `);

/** The shape of the word that stands last: in English that is mostly the thing itself. */
const shapeByWords = (words: readonly string[]): string | undefined => {
  const addition = words.indexOf('with');
  const thing = addition < 1 ? words : words.slice(0, addition);
  return SHAPES_BY_WORD.map(({ shape, word }) => ({
    shape,
    place: lastPlaceOf(thing, word) + word.length * 0.01,
    found: containsPhrase(thing, word),
  }))
    .filter(({ found }) => found)
    .toSorted((one, two) => two.place - one.place)[0]?.shape;
};

/** The shape of what a title names: of its noun, else of its last word that has one; undefined when it names none. */
export const shapeInWords = (words: readonly string[]): string | undefined => {
  const noun = productNoun(words);
  const byNoun = noun === undefined ? undefined : longestEnding(SHAPE_BY_NOUN, noun);
  return byNoun ?? shapeByWords(words);
};

/** What to draw for a product of these words in this category. */
export const chooseShape = (words: readonly string[], categorySlug: string): string =>
  shapeInWords(words) ?? SHAPE_BY_CATEGORY.get(categorySlug) ?? DEFAULT_SHAPE;

/** What is printed on it: the first pattern of the table that a word names, else nothing. */
export const choosePattern = (words: readonly string[]): string =>
  patterns.find((rule) => rule.words.some((word) => containsPhrase(words, word)))?.pattern ?? 'plain';

/** What the picture of a variant should show by the words of its full name. */
export const wishOfThing = (words: readonly string[], shape: string): PictureWish => ({
  subject: shape,
  family: chooseFamily(words),
  pattern: choosePattern(words),
});

/**
 * What the second picture of a product should show: an illustration of a noun of its title on cloth in its colours. The
 * first is of a word, the other of the thing itself, for where the word is too rare for a picture of its own.
 */
export const wishesOfMotif = (words: readonly string[], shape: string): [PictureWish, PictureWish] => {
  const ofThing = {
    subject: motifOfShape(shape),
    family: chooseFamily(words),
    pattern: choosePattern(words),
  };
  return [{ ...ofThing, subject: motifInWords(words) ?? ofThing.subject }, ofThing];
};
