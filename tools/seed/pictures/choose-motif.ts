import motifs from '../data/motifs.json' with { type: 'json' };
import { matchPhrases } from '../names/match-phrases.ts';

const MOTIF_BY_WORD = matchPhrases(new Map(Object.entries(motifs.words)));
const MOTIF_BY_SHAPE = new Map(Object.entries(motifs.shapes));

/** The illustration of the first noun of a title that has one; undefined when none has. */
export const motifInWords = (words: readonly string[]): string | undefined =>
  MOTIF_BY_WORD(words).find(({ value }) => value !== undefined)?.value;

/** The illustration that goes with a thing. Throws when there is no such thing. */
export const motifOfShape = (shape: string): string => {
  const motif = MOTIF_BY_SHAPE.get(shape);
  if (motif === undefined) throw new Error(`no motif for the shape "${shape}"`);
  return motif;
};
