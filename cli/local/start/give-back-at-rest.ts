import { getHeapSpaceStatistics } from 'node:v8';

/** What a process may have of the machine's time and still be at rest: an idle shop takes some 4 %. */
const restShare = 0.1;
const worthBytes = 8 * 1024 * 1024;

/** So many looks in a row at rest: a minute. Who is back sooner must not wait for a collection. */
const looksOfRest = 12;

/**
 * Has a process that is at rest give back the memory that it needed for what came and went while it worked: V8 keeps it
 * otherwise. It is one collection of all garbage (some 50 to 100 ms): at the first rest after the start, and from then on a minute after it
 * worked, and only where there is something to give back. Needs `--expose-gc`, and does nothing without it.
 */
export function giveBackAtRest({ lookEveryMs = 5000 } = {}): void {
  const collect = globalThis.gc;
  if (!collect) return;
  let before = performance.eventLoopUtilization();
  let quietLooks = 0;
  let wanted = 1;
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    quietLooks = utilization > restShare ? 0 : quietLooks + 1;
    if (quietLooks !== wanted || passingBytes() < worthBytes) return;
    wanted = looksOfRest;
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    before = performance.eventLoopUtilization();
  }, lookEveryMs).unref();
}

/** What V8 holds for objects that are young, in use or not. */
function passingBytes(): number {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return young?.space_size ?? 0;
}
