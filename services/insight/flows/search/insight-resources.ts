import type { WordIndexes } from './word-indexes.ts';

/** What the insight centre holds in a process besides its database. */
export type InsightResources = { words: WordIndexes };
