import type { SharedPage } from '../../domain/page/shared-page-of.ts';
import type { Positions } from '#runtime/events/positions.ts';
import { createAnswerCache, type AnswerCache, type StoredAnswer } from './answer-cache.ts';

/** A page that may be given to everybody, with all that makes it old; none when it is not fit to be kept. */
export type MadePage<Other> =
  | { stored: StoredAnswer; tags: readonly string[] }
  | { stored: undefined; other: Other };

export type PageCache = Pick<AnswerCache, 'drop' | 'clear'> & {
  find: (page: SharedPage) => StoredAnswer | undefined;
  /**
   * Gives the page as it is kept, or has it made, once for all who ask meanwhile. What was made and is not fit to be kept
   * goes to the one who had it made; the others have it made for themselves.
   */
  findOrMake: (page: SharedPage, make: Make) => Promise<MadePage<Other>>;
};

/** Makes a page that shows what these events said, at least. */
type Make = (heard: Positions) => Promise<MadePage<Other>>;
type Other = { status: number; headers: Readonly<Record<string, string | string[]>>; body: Buffer };
export type OtherPage = Other;

type Making = { begun: number; made: Promise<MadePage<Other>> };

const bytesMost = 64 * 1024 * 1024;
/** The net below the events, which tell of everything but the terms of sale and what was bought together. */
const maxAgeSeconds = 30;
/** Every gateway and service has heard by then. */
const heardMs = 5000;

/** Keeps finished pages in memory as `createAnswerCache` keeps answers: bounded by bytes, dropped by the tags of events. */
export function createPageCache(nowMs: () => number = () => performance.now()): PageCache {
  const pages = createAnswerCache(nowMs, bytesMost);
  const makings = new Map<string, Making>();

  async function start({ key, tags }: SharedPage, make: Make): Promise<MadePage<Other>> {
    const begun = pages.begin();
    const making: Making = {
      begun,
      made: make(pages.mustHaveHeard(tags, heardMs)).then((page) => {
        if (page.stored) {
          const all = [...new Set([...tags, ...page.tags])];
          pages.store(key, page.stored, { tags: all, maxAgeSeconds, begun });
        }
        return page;
      }),
    };
    makings.set(key, making);
    try {
      return await making.made;
    } finally {
      if (makings.get(key) === making) makings.delete(key);
    }
  }

  return {
    find: ({ key }) => pages.find(key),
    drop: pages.drop,
    clear: pages.clear,
    findOrMake: async (page, make) => {
      const making = makings.get(page.key);
      if (making && !pages.isOld(making.begun, page.tags)) {
        const made = await making.made.catch(() => undefined);
        if (made?.stored) return made;
      }
      return start(page, make);
    },
  };
}
