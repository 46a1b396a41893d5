import { readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { joinPatterns } from '../../domain/crawler/join-patterns.ts';

export type Crawlers = {
  /** Whether a user agent is that of a crawler that is known by name. */
  isKnown: (userAgent: string | undefined) => boolean;
};

const patternsFile = new URL('../../domain/crawler/crawler-patterns.json', import.meta.url);
/** No crawler's name is longer; more of it is not read. */
const lettersMost = 512;

/** Tells crawlers by their user agents; the answers for the last 5,000 are remembered. */
export function createCrawlers(): Crawlers {
  const expression = joinPatterns(JSON.parse(readFileSync(patternsFile, 'utf8')) as string[]);
  const known = new LRUCache<string, boolean>({ max: 5000 });
  return {
    isKnown: (userAgent) => {
      if (!userAgent) return false;
      const text = userAgent.slice(0, lettersMost);
      const remembered = known.get(text);
      if (remembered !== undefined) return remembered;
      const isKnown = expression.test(text);
      known.set(text, isKnown);
      return isKnown;
    },
  };
}
