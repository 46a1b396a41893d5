import { setTimeout as delay } from 'node:timers/promises';

/** Waits until something holds; throws after `limitMs`, naming what did not come. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  limitMs = 8000,
  what = 'what was waited for',
): Promise<void> {
  const endMs = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > endMs) throw new Error(`${what} did not come in ${limitMs} ms`);
    await delay(5);
  }
}
