/** Tells about the steps of a start, on whatever `show` writes to. */
export type Steps = {
  /** Runs one step: told of when it takes over a second, and when it is done. Not begun once told to give up. */
  step: <Result>(title: string, work: (tell: (line: string) => void) => Promise<Result>) => Promise<Result>;
};

const quietMs = 1000;

/** Makes the teller of steps; further lines of a step are shown a second apart at most. */
export function createSteps(show: (text: string) => void, giveUp: AbortSignal): Steps {
  return {
    step: async (title, work) => {
      giveUp.throwIfAborted();
      const startedAtMs = performance.now();
      let shownAtMs = startedAtMs;
      const timer = setTimeout(() => show(`  … ${title}\n`), quietMs);
      try {
        const result = await work((line) => {
          if (performance.now() - shownAtMs < quietMs) return;
          shownAtMs = performance.now();
          show(`    ${line}\n`);
        });
        show(`  ✓ ${title} (${((performance.now() - startedAtMs) / 1000).toFixed(1)} s)\n`);
        return result;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
