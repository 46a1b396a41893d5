/** What comes after a pass: how many milliseconds to wait (0 for none), and whether a hint may cut that short. */
export type Next = { waitMs: number; isFirm?: boolean };

/** Work that is done again and again until it is stopped. */
export type Loop = {
  /** Does the next pass now instead of after the wait, unless that wait is firm. */
  wake: () => void;
  /** Lets the pass under way end, starts no other, and leaves no timer behind. */
  stop: () => Promise<void>;
};

export type LoopOptions = {
  pass: () => Promise<Next>;
  /** Hears of a pass that threw, and how many in a row did. The loop goes on, waiting longer each time. */
  onError: (error: unknown, failuresInARow: number) => void;
};

const firstBackoffMs = 250;
const longestBackoffMs = 5000;

/** How long to wait after this many failures in a row, in milliseconds: doubling from a quarter to five seconds. */
export function backoffMs(failuresInARow: number): number {
  return Math.min(longestBackoffMs, firstBackoffMs * 2 ** (failuresInARow - 1));
}

/** Starts a loop. Waits are spread by a fifth either way, so that instances do not act in step. */
export function startLoop({ pass, onError }: LoopOptions): Loop {
  const stopping = new AbortController();
  let isWoken = false;
  let failures = 0;
  let current: { next: Next; end: () => void } | undefined;

  async function passOnce(): Promise<Next> {
    try {
      const next = await pass();
      failures = 0;
      return next;
    } catch (error) {
      failures += 1;
      onError(error, failures);
      return { waitMs: backoffMs(failures), isFirm: true };
    }
  }

  async function wait(next: Next): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, next.waitMs * (0.8 + Math.random() * 0.4));
      const end = () => {
        clearTimeout(timer);
        resolve();
      };
      current = { next, end };
    });
    current = undefined;
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      isWoken = false;
      const next = await passOnce();
      const isCutShort = stopping.signal.aborted || (isWoken && !next.isFirm);
      if (!isCutShort && next.waitMs > 0) await wait(next);
    }
  }

  const ended = run();
  return {
    wake: () => {
      isWoken = true;
      if (current && !current.next.isFirm) current.end();
    },
    stop: async () => {
      stopping.abort();
      current?.end();
      await ended;
    },
  };
}
