import { getHeapSpaceStatistics } from 'node:v8';

/** What a process may have of the machine's time and still be at rest: an idle shop takes some 4 %. */
const restShare = 0.1;
const worthBytes = 8 * 1024 * 1024;

/**
 * Has a process that is at rest give back the memory that it needed for what came and went while it worked: V8 keeps it
 * otherwise. It is one collection of all garbage (some 50 to 100 ms), after a quiet while and only where there is
 * something to give back. Needs `--expose-gc`, and does nothing without it.
 */
export function giveBackAtRest({ lookEveryMs = 5000 } = {}): void {
  const collect = globalThis.gc;
  if (!collect) return;
  let before = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    if (utilization > restShare || passingBytes() < worthBytes) return;
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    before = performance.eventLoopUtilization();
  }, lookEveryMs).unref();
}

/** What V8 holds for objects that are young, in use or not. */
function passingBytes(): number {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return young?.space_size ?? 0;
}
