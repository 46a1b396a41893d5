import { strongFields } from './fields-of.ts';

/** Seven bits: how many words of a search a document holds. */
const heldOne = 1;
/** Seven bits: how many of them it matches, in the fields where they must stand. */
const matchedOne = 1 << 7;
const countMask = 0x7f;
/** One of them stands in a field that says what a product is. */
const strongly = 1 << 14;

/** What a document holds of a search of fewer than 128 words, in a number of 16 bits; 0 where it holds none. */
export const tallies = {
  /** With one word more, which stands in these of the fields where it must. */
  with: (tally: number, fields: number): number =>
    (tally + heldOne + (fields === 0 ? 0 : matchedOne)) | ((fields & strongFields) === 0 ? 0 : strongly),
  heldIn: (tally: number): number => tally & countMask,
  matchedIn: (tally: number): number => (tally >>> 7) & countMask,
  isStrong: (tally: number): boolean => (tally & strongly) !== 0,
};
