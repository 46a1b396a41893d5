import assert from 'node:assert/strict';
import { refusals } from '#contracts/refusals.ts';
import { createClient, type Client, type Problem } from '../../../../apps/client/client.ts';

/** A client whose every answer is looked at, and how long the slowest of them took, in milliseconds. */
export type WatchedClient = { api: Client; slowestMs: () => number };

/**
 * A client of a shop that may be ill: each request is answered within `answerMs`, and each refusal is a problem document with a code
 * that the contracts know, its status, and words. What is not so fails whoever asked.
 */
export function watchAnswers(baseUrl: string, answerMs: number): WatchedClient {
  let slowestMs = 0;
  const watchedFetch: typeof fetch = async (...asked) => {
    const startMs = performance.now();
    const response = await fetch(...asked);
    const tookMs = Math.round(performance.now() - startMs);
    slowestMs = Math.max(slowestMs, tookMs);
    faults.push(...(await findFaults(response.clone(), tookMs, answerMs)));
    return response;
  };
  const faults: string[] = [];
  return {
    api: createClient({ baseUrl, fetch: watchedFetch }),
    slowestMs: () => {
      assert.deepEqual(faults, []);
      return slowestMs;
    },
  };
}

/** What is wrong with an answer of a shop, whatever ails it. */
export async function findFaults(response: Response, tookMs: number, answerMs: number): Promise<string[]> {
  const path = new URL(response.url || 'http://shop/').pathname;
  const late = tookMs > answerMs ? [`${path} took ${tookMs} ms`] : [];
  if (response.ok) return late;
  const text = await response.text();
  return isClear(response, text) ? late : [...late, `${path} answered ${response.status} with: ${text}`];
}

/** Whether a refusal says by a code and in words what is the matter. */
function isClear(response: Response, text: string): boolean {
  if (!response.headers.get('content-type')?.includes('problem+json')) return false;
  const { code, title, detail } = JSON.parse(text) as Problem;
  if (code === 'network' || code === 'internal' || !Object.hasOwn(refusals, code)) return false;
  return refusals[code].status === response.status && title.length > 0 && detail.length > 10;
}
