import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip as gzipCompress, gzipSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { laterPositions, type Positions } from '#runtime/events/positions.ts';

/** An answer as it leaves: bytes, their compressed form, and the tag a client compares (RFC 9110, section 8.8.3). */
export type StoredAnswer = {
  contentType: string;
  bytes: Buffer;
  gzip: Buffer | undefined;
  brotli?: Buffer;
  etag: string;
  cacheControl: string;
  /** Which headers of a request it was chosen by, besides the encodings that the client takes. */
  vary?: string;
};

export type AnswerCache = {
  find: (key: string) => StoredAnswer | undefined;
  /** Call before the answer is fetched; give the result to `store`. */
  begin: () => number;
  /** Whether one of these tags was dropped since `begun`: what began then may be older than the change. */
  isOld: (begun: number, tags: readonly string[]) => boolean;
  /** Keeps an answer, unless it is old by its tags. */
  store: (
    key: string,
    answer: StoredAnswer,
    rule: { tags: readonly string[]; maxAgeSeconds: number; begun: number },
  ) => void;
  /** Drops answers by tag; `positions` is where the events stand that made them old. */
  drop: (tags: readonly string[], positions: Positions) => void;
  /** What whoever makes an answer with these tags must have heard of, of the last `withinMs`, for it not to be old again. */
  mustHaveHeard: (tags: readonly string[], withinMs?: number) => Positions;
  clear: () => void;
};

type Dropped = { moment: number; atMs: number; positions: Positions };
type Kept = { answer: StoredAnswer; tags: readonly string[] };

const bytesMost = 64 * 1024 * 1024;
/** Whoever made an answer so soon after a change may have waited in vain to hear of it, so it is not kept for long. */
const unsureMs = 5000;
const unsureLifeMs = 1000;
/** A page of 60 KB takes about 2 ms of another thread at this quality, and is a tenth smaller than by gzip. */
const brotliQuality = 5;

/** Keeps finished answers in memory, `maxSize` bytes of them at most, found by address and dropped by tag. */
export function createAnswerCache(
  nowMs: () => number = () => performance.now(),
  maxSize = bytesMost,
): AnswerCache {
  const byTag = new Map<string, Set<string>>();
  const dropped = new LRUCache<string, Dropped>({ max: 50_000 });
  let moment = 0;
  let cleared = { moment: 0, atMs: -unsureMs };

  const answers = new LRUCache<string, Kept>({
    max: 50_000,
    maxSize,
    sizeCalculation: ({ answer: { bytes, gzip, brotli } }) =>
      bytes.length + (gzip?.length ?? 0) + (brotli?.length ?? 0) + 500,
    dispose: ({ tags }, key) => {
      for (const tag of tags) {
        const keys = byTag.get(tag);
        keys?.delete(key);
        if (keys?.size === 0) byTag.delete(tag);
      }
    },
  });

  const dropsOf = (tags: readonly string[]) => [cleared, ...tags.flatMap((tag) => dropped.get(tag) ?? [])];
  const isOld = (begun: number, tags: readonly string[]) => dropsOf(tags).some((drop) => drop.moment > begun);

  return {
    find: (key) => answers.get(key)?.answer,
    begin: () => moment,
    isOld,
    store: (key, answer, { tags, maxAgeSeconds, begun }) => {
      if (isOld(begun, tags)) return;
      const isUnsure = tags.length > 0 && dropsOf(tags).some(({ atMs }) => nowMs() - atMs < unsureMs);
      const lifeMs = maxAgeSeconds * 1000;
      answers.set(key, { answer, tags }, { ttl: isUnsure ? Math.min(unsureLifeMs, lifeMs) : lifeMs });
      for (const tag of tags) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(key));
    },
    drop: (tags, positions) => {
      moment += 1;
      for (const tag of tags) {
        const before = dropped.get(tag)?.positions ?? {};
        dropped.set(tag, { moment, atMs: nowMs(), positions: laterPositions(before, positions) });
        for (const key of byTag.get(tag) ?? []) answers.delete(key);
      }
    },
    mustHaveHeard: (tags, withinMs = Number.POSITIVE_INFINITY) =>
      tags.reduce<Positions>((all, tag) => {
        const drop = dropped.get(tag);
        return drop && nowMs() - drop.atMs <= withinMs ? laterPositions(all, drop.positions) : all;
      }, {}),
    clear: () => {
      moment += 1;
      cleared = { moment, atMs: nowMs() };
      answers.clear();
      byTag.clear();
    },
  };
}

/** Makes a page, chosen by cookie, ready to be sent many times, compressed off the event loop and better than one that is sent at once. */
export async function storedPage(
  contentType: string,
  bytes: Buffer,
  cacheControl: string,
): Promise<StoredAnswer> {
  const [gzip, brotli] = await Promise.all([
    promisify(gzipCompress)(bytes),
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
  ]);
  return { contentType, bytes, gzip, brotli, etag: etagOf(bytes), cacheControl, vary: 'cookie' };
}

/** Makes an answer ready to be sent many times. Small ones are not worth compressing. */
export function storedAnswer(contentType: string, bytes: Buffer, cacheControl: string): StoredAnswer {
  const isText = /json|text|javascript|svg|xml/.test(contentType);
  const gzip = isText && bytes.length > 500 ? gzipSync(bytes) : undefined;
  return { contentType, bytes, gzip, etag: etagOf(bytes), cacheControl };
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}
