/** Work to be done later, a few pieces at a time. */
export type WorkQueue<Item> = {
  /** Does the work on an item once the delay is over and a place is free. */
  add: (item: Item, delayMs: number) => void;
  /** Starts nothing more, or goes on. */
  setPaused: (isPaused: boolean) => void;
  /** Starts nothing more, for good; work begun goes on to its end. */
  stop: () => void;
};

/** Makes a queue that works on at most `mostAtOnce` items at a time; `work` must not throw. */
export function makeWorkQueue<Item>(
  mostAtOnce: number,
  work: (item: Item) => Promise<void>,
): WorkQueue<Item> {
  const timers = new Set<NodeJS.Timeout>();
  const ready: Item[] = [];
  let atWork = 0;
  let isPaused = false;
  let isStopped = false;

  function add(item: Item, delayMs: number): void {
    if (isStopped) return;
    if (delayMs <= 0) {
      ready.push(item);
      startNext();
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      add(item, 0);
    }, delayMs);
    timers.add(timer);
  }

  function startNext(): void {
    if (isPaused || isStopped || atWork === mostAtOnce) return;
    const item = ready.shift();
    if (item === undefined) return;
    atWork += 1;
    void work(item).then(() => {
      atWork -= 1;
      startNext();
    });
  }

  return {
    add,
    setPaused: (paused) => {
      isPaused = paused;
      for (let free = mostAtOnce - atWork; free > 0; free -= 1) startNext();
    },
    stop: () => {
      isStopped = true;
      timers.forEach((timer) => clearTimeout(timer));
    },
  };
}
