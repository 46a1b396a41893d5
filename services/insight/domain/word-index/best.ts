/** A product found, and what results are ordered by. */
export type Ranked = { document: number; key: number };

/** Gathers the best of many, so many of them and no more. */
export type Best = {
  offer: (document: number, key: number) => void;
  /** Whether so many were offered that none with this key comes among them. */
  isBeyond: (key: number) => boolean;
  /** The best first. */
  list: () => Ranked[];
};

/** How the ids of documents stand: below nought where the first is before the other, or before the one where a page ended. */
export type IdOrder = {
  compare: (document: number, other: number) => number;
  compareToAfter: (document: number) => number;
};

/**
 * Keeps the first `limit` documents by key, and by id among equals: both rising or both falling, and only what comes after a
 * place where a page ended.
 */
export function createBest(
  ids: IdOrder,
  { isRising, limit, after }: { isRising: boolean; limit: number; after: { key: number } | undefined },
): Best {
  const kept: Ranked[] = [];
  const sign = isRising ? 1 : -1;
  const isBefore = (document: number, key: number, other: Ranked) =>
    sign * (key - other.key || ids.compare(document, other.document)) < 0;

  function placeOf(document: number, key: number): number {
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = kept[middle];
      if (other && isBefore(document, key, other)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    offer: (document, key) => {
      const last = kept[limit - 1];
      if (last && !isBefore(document, key, last)) return;
      if (after && sign * (key - after.key || ids.compareToAfter(document)) <= 0) return;
      kept.splice(placeOf(document, key), 0, { document, key });
      if (kept.length > limit) kept.pop();
    },
    isBeyond: (key) => {
      const last = kept[limit - 1];
      return last !== undefined && sign * (key - last.key) > 0;
    },
    list: () => kept,
  };
}
