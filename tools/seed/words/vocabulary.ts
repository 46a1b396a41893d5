import tables from '../data/vocabulary.json' with { type: 'json' };

/** What part a phrase plays in a product's name: the thing itself (`mug`), or what is said of it. */
export type WordKind = 'head' | 'noun' | 'modifier' | 'colour' | 'size' | 'saying' | 'number';

/** What a phrase is and how it reads in Chinese. */
export type Word = { kind: WordKind; chinese: string };

const wordsOf = (kind: WordKind, phrases: Record<string, string>): [string, Word][] =>
  Object.entries(phrases).map(([english, chinese]) => [
    english,
    { kind, chinese: kind === 'saying' ? `“${chinese}”` : chinese },
  ]);

/** The vocabulary by English phrase in lower case; of a phrase in two tables the later table's meaning holds. */
export const VOCABULARY: ReadonlyMap<string, Word> = new Map([
  ...wordsOf('noun', tables.nouns),
  ...wordsOf('modifier', tables.modifiers),
  ...wordsOf('colour', tables.colours),
  ...wordsOf('size', tables.sizes),
  ...wordsOf('saying', tables.sayings),
  ...wordsOf('head', tables.heads),
]);
