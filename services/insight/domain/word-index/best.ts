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
  const compare = (key: number, id: () => string, otherKey: number, otherId: () => string) =>
    sign * (key - otherKey || (id() < otherId() ? -1 : id() > otherId() ? 1 : 0));

  function place(key: number, document: number): number {
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = kept[middle] ?? { document: 0, key: 0 };
      if (
        compare(
          key,
          () => idOf(document),
          other.key,
          () => idOf(other.document),
        ) < 0
      )
        high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    offer: (document, key) => {
      if (
        after &&
        compare(
          key,
          () => idOf(document),
          after.key,
          () => after.id,
        ) <= 0
      )
        return;
      const last = kept[limit - 1];
      if (last && sign * (key - last.key) > 0) return;
      const at = place(key, document);
      if (at >= limit) return;
      kept.splice(at, 0, { document, key });
      if (kept.length > limit) kept.pop();
    },
    list: () => kept,
  };
}
