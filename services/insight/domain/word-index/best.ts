/** A product found, and what results are ordered by. */
export type Ranked = { document: number; key: number };

/** Gathers the best of many, so many of them and no more. */
export type Best = {
  offer: (document: number, key: number) => void;
  /** The best first. */
  list: () => Ranked[];
};

/**
 * Keeps the first `limit` documents by key, and by id among equals: both rising or both falling, and only what comes after a
 * place where a page ended.
 */
export function createBest(
  idOf: (document: number) => string,
  {
    isRising,
    limit,
    after,
  }: { isRising: boolean; limit: number; after: { key: number; id: string } | undefined },
): Best {
  const kept: Ranked[] = [];
  const sign = isRising ? 1 : -1;
  /** Below nought where one comes before the other. */
  const compare = (key: number, id: string, otherKey: number, otherId: string) =>
    sign * (key - otherKey || (id < otherId ? -1 : id > otherId ? 1 : 0));

  function placeOf(document: number, key: number): number {
    const id = idOf(document);
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = kept[middle] ?? { document, key };
      if (compare(key, id, other.key, idOf(other.document)) < 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    offer: (document, key) => {
      const last = kept[limit - 1];
      if (last && sign * (key - last.key) > 0) return;
      if (after && compare(key, idOf(document), after.key, after.id) <= 0) return;
      const at = placeOf(document, key);
      if (at >= limit) return;
      kept.splice(at, 0, { document, key });
      if (kept.length > limit) kept.pop();
    },
    list: () => kept,
  };
}
