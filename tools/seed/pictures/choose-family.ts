import families from '../data/colour-families.json' with { type: 'json' };
import tables from '../data/colours.json' with { type: 'json' };
import { matchPhrases } from '../names/match-phrases.ts';

const coloursIn = (table: Record<string, string>): ((words: readonly string[]) => string[]) => {
  const split = matchPhrases(new Map(Object.entries(table)));
  return (words) => split(words).flatMap(({ value }) => value ?? []);
};

const saidColours = coloursIn(tables.colours);
const hintedColours = coloursIn(tables.hints);

const channelsOf = (hex: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));

const distance = (one: string, other: string): number => {
  const channels = channelsOf(other);
  return channelsOf(one).reduce((sum, channel, index) => sum + (channel - (channels[index] ?? 0)) ** 2, 0);
};

/** The names of all families of colours. */
export const FAMILIES: readonly string[] = families.map(({ family }) => family);

/**
 * The family of the first colour that the words say, else of the first that they hint at (retrospot is red, zinc grey);
 * null where neither is said, so that any colour will do.
 */
export const chooseFamily = (words: readonly string[]): string | null => {
  const colour = saidColours(words)[0] ?? hintedColours(words)[0];
  if (colour === undefined) return null;
  const nearest = families.toSorted((one, two) => distance(one.main, colour) - distance(two.main, colour));
  return nearest[0]?.family ?? null;
};
