/** A seeded source of choices: the same seed gives the same choices. */
export type Random = {
  /** A whole number from `least` to `most`, both included. */
  integer: (least: number, most: number) => number;
  /** One of a list; throws a RangeError for an empty one. */
  pick: <Item>(list: readonly Item[]) => Item;
};

/** Makes choices by mulberry32 (Tommy Ettinger, public domain): small, and even enough to pick tests with. */
export function makeRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <Item>(list: readonly Item[]): Item => {
    if (list.length === 0) throw new RangeError('there is nothing to pick from');
    return list[integer(0, list.length - 1)] as Item;
  };
  return { integer, pick };
}
