import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Reply } from '../../apps/client/client.ts';

/** `locked`: a code that comes too often at once is not looked at, until what came first has used it up. */
const forNow: ReadonlySet<string> = new Set([
  'network',
  'unavailable',
  'in-flight',
  'version-conflict',
  'locked',
]);

/**
 * Sends the same request again, as people and programs do, until it is answered or refused for good. What the shop
 * says when something of it is down must be one of the words for that.
 */
export async function untilAnswered<Answer>(
  send: () => Promise<Reply<Answer>>,
  patienceMs = 90_000,
): Promise<Reply<Answer>> {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    const reply = await send();
    if (reply.isOk) return reply;
    const { problem } = reply;
    const isForNow = forNow.has(problem.code) || problem.status >= 500;
    if (!isForNow) return reply;
    assert.ok(performance.now() < endMs, `no answer in ${patienceMs} ms: ${JSON.stringify(problem)}`);
    await delay(250);
  }
}
