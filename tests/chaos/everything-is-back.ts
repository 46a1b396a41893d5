import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity } from '#runtime/postgres/process-identity.ts';
import type { ChaosShop } from './chaos-shop.ts';

const backMs = 60_000;
const answerMs = 3000;

type Looked = Pick<ChaosShop, 'names' | 'processes' | 'url'>;

/** Waits until every process runs again, and the shop answers what passes the door, a service behind it and the database. */
export async function everythingIsBack(shop: Looked): Promise<void> {
  const endMs = performance.now() + backMs;
  for (;;) {
    const missing = await findMissing(shop);
    if (missing.length === 0 && (await answers(shop.url))) return;
    const words = `not back after ${backMs / 1000} s: ${missing.join(', ')}`;
    assert.ok(performance.now() < endMs, words);
    await delay(100);
  }
}

/** Those that have no process, or whose process is gone and has no successor that is ready. */
async function findMissing({ names, processes }: Looked): Promise<string[]> {
  const known = await processes();
  return names.filter((name) => {
    const pid = known[name];
    return pid === undefined || processIdentity(pid) === undefined;
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(answerMs);
    const response = await fetch(`${url}/api/v1/categories?locale=en-gb`, { signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
