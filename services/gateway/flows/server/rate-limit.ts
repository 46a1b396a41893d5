import { LRUCache } from 'lru-cache';
import type { LimitState } from '../../domain/rate/rate-headers.ts';

export type RateLimit = {
  /** Takes one request of this visitor; `waitSeconds` is told when there was none left. */
  take: (limit: { policy: string; perMinute: number }, visitor: string) => Taken;
};

export type Taken = LimitState & { waitSeconds: number | undefined };

type Bucket = { left: number; atMs: number };

/** However many visitors come, this is what is remembered; those who have not been here for longest are forgotten. */
const bucketsMost = 100_000;

/**
 * A token bucket per policy and visitor that fills evenly over a minute and holds a fifth of it as a burst, at least 20
 * of a shop with one gateway. Each gateway gives its `share` (1 of 2 gateways: a half), so that together they give all.
 */
export function createRateLimit(
  share: () => number,
  nowMs: () => number = () => performance.now(),
): RateLimit {
  const buckets = new LRUCache<string, Bucket>({ max: bucketsMost });
  return {
    take: ({ policy, perMinute }, visitor) => {
      const part = share();
      const rate = perMinute * part;
      const burst = Math.max(1, Math.max(20, perMinute / 5) * part);
      const now = nowMs();
      const key = `${policy} ${visitor}`;
      const bucket = buckets.get(key) ?? { left: burst, atMs: now };
      bucket.left = Math.min(burst, bucket.left + ((now - bucket.atMs) * rate) / 60_000);
      bucket.atMs = now;
      buckets.set(key, bucket);
      const isAllowed = bucket.left >= 1;
      const waitSeconds = isAllowed ? undefined : Math.max(1, Math.ceil(((1 - bucket.left) * 60) / rate));
      if (isAllowed) bucket.left -= 1;
      const resetSeconds = Math.ceil(((burst - bucket.left) * 60) / rate);
      return { policy, perMinute, left: Math.floor(bucket.left), resetSeconds, waitSeconds };
    },
  };
}
