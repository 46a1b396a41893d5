import { setTimeout as delay } from 'node:timers/promises';
import type { Locale } from '#contracts/markets.ts';
import type { Database } from '#runtime/db/database.ts';
import type { Log } from '#runtime/telemetry/log.ts';
import { changesMost } from '../../store/search/ask-words.ts';
import { loadWords, type FollowedIndex } from './load-words.ts';
import { takeChanges, type ToldChanges } from './take-changes.ts';

/** The indexes of words that this process holds: of each locale in which somebody searched. */
export type WordIndexes = {
  /** The index of a locale; undefined while it is being loaded: the database is asked instead. */
  find: (locale: Locale) => Promise<FollowedIndex | undefined>;
  /** Brings an index up to what a search was told; false when that is too much: it is loaded anew. */
  follow: (locale: Locale, told: ToldChanges) => Promise<boolean>;
  close: () => void;
};

type Held = FollowedIndex & { lookedAtMs: number; loadedAtMs: number; following: Promise<void> };

/** A small shop is loaded in less than this: its first search waits, and finds as all later ones do. */
const loadWaitMs = 250;
/** Who wrote a document is told for two hours. */
const followedMs = 3_600_000;
const usualBetweenLoadsMs = 30_000;

/** `background` reads whole indexes, so that no search stands behind that. */
type Opening = { db: Database; background: Database; log: Log; betweenLoadsMs?: number };

/** Loads an index when somebody searches in its locale, and keeps it as long as the process runs. */
export function openWordIndexes(opening: Opening): WordIndexes {
  const { db, background, log, betweenLoadsMs = usualBetweenLoadsMs } = opening;
  const held = new Map<Locale, Held>();
  const loading = new Map<Locale, Promise<void>>();
  const closing = new AbortController();

  async function load(locale: Locale): Promise<void> {
    const startMs = performance.now();
    const loaded = await loadWords(background, locale, closing.signal);
    const nowMs = performance.now();
    held.set(locale, { ...loaded, lookedAtMs: nowMs, loadedAtMs: nowMs, following: Promise.resolve() });
    const tookMs = Math.round(nowMs - startMs);
    log.info('search.index.loaded', { locale, documents: loaded.index.count(), tookMs });
  }

  /** Begins one load of a locale at a time. When it fails the database goes on answering, and another is begun after a while. */
  function begin(locale: Locale): Promise<void> {
    const known = loading.get(locale);
    if (known) return known;
    const work = load(locale).then(
      () => void loading.delete(locale),
      (error: unknown) => {
        if (closing.signal.aborted) return;
        log.error('search.index.not-loaded', { locale, error });
        setTimeout(() => loading.delete(locale), betweenLoadsMs).unref();
      },
    );
    loading.set(locale, work);
    return work;
  }

  function loadAnew(locale: Locale, known: Held): void {
    if (performance.now() - known.loadedAtMs < betweenLoadsMs) return;
    held.delete(locale);
    void begin(locale);
  }

  return {
    find: async (locale) => {
      const known = held.get(locale);
      if (known && performance.now() - known.lookedAtMs > followedMs) held.delete(locale);
      if (!held.has(locale)) {
        const waiting = new AbortController();
        const waited = delay(loadWaitMs, undefined, { signal: waiting.signal }).catch(() => undefined);
        await Promise.race([begin(locale), waited]);
        waiting.abort();
      }
      return held.get(locale);
    },
    follow: async (locale, told) => {
      const known = held.get(locale);
      if (!known) return false;
      if (told.productIds.length > changesMost) {
        loadAnew(locale, known);
        return false;
      }
      known.lookedAtMs = performance.now();
      if (told.productIds.length === 0) return true;
      // One after another, so that what was read later is never overwritten by what was read earlier.
      known.following = known.following
        .catch(() => undefined)
        .then(() => takeChanges(db, { locale, known, told }));
      await known.following;
      return held.get(locale) === known;
    },
    close: () => closing.abort(),
  };
}
