/** Work that is done at most so many at once, the rest waiting their turn, and the same work once for all who ask. */
export type BoundedWork<Result> = {
  /** The result of `make`, or of the run under way with this key; undefined when too many are waiting already. */
  run: (key: string, make: () => Promise<Result>) => Promise<Result> | undefined;
};

/** Makes a bound for work: `atOnce` run, at most `waitingMost` wait. */
export function createBoundedWork<Result>(limits: {
  atOnce: number;
  waitingMost: number;
}): BoundedWork<Result> {
  const { atOnce, waitingMost } = limits;
  const underWay = new Map<string, Promise<Result>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn(make: () => Promise<Result>): Promise<Result> {
    if (running < atOnce) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await make();
    } finally {
      // Whoever waits takes over this place, so that nobody can slip in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    run: (key, make) => {
      const known = underWay.get(key);
      if (known) return known;
      if (running >= atOnce && waiting.length >= waitingMost) return undefined;
      const work = inTurn(make).finally(() => underWay.delete(key));
      underWay.set(key, work);
      return work;
    },
  };
}
