import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { refusals } from '#contracts/refusals.ts';
import type { Reply } from '../../apps/client/client.ts';

/** `locked`: a code that comes too often at once is not looked at, until what came first has used it up. */
const forNow: ReadonlySet<string> = new Set([
  'in-flight',
  'version-conflict',
  'locked',
  'capture-pending',
  'payment-pending',
]);
/** What the shop may say of itself when something of it is down or has too much to do. */
const outages: ReadonlySet<string> = new Set(['unavailable', 'overloaded', 'deadline-exceeded']);

const waitMsMost = 1000;

/**
 * Sends the same request again, as people and programs do, until it is answered or refused for good. Fails when the shop says
 * that it went wrong by itself, or is away without saying so in the words and with the `Retry-After` that the contracts have for that.
 */
export async function untilAnswered<Answer>(
  send: () => Promise<Reply<Answer>>,
  patienceMs = 90_000,
): Promise<Reply<Answer>> {
  const endMs = performance.now() + patienceMs;
  for (let waitMs = 250; ; waitMs = Math.min(2 * waitMs, waitMsMost)) {
    const reply = await send();
    if (reply.isOk || !isForNow(reply)) return reply;
    const { problem } = reply;
    assert.ok(performance.now() < endMs, `no answer in ${patienceMs} ms: ${JSON.stringify(problem)}`);
    await delay(waitMs);
  }
}

/** Whether the same request may be answered in a moment; fails when no shop may answer like that. */
function isForNow({ problem, headers }: Extract<Reply<unknown>, { isOk: false }>): boolean {
  const { status, code } = problem;
  // No answer at all: the connection was refused, or closed.
  if (code === 'network' && status === 0) return true;
  const told = JSON.stringify(problem);
  assert.notEqual(code, 'network', `an answer that is no problem document: ${told}`);
  if (status < 500) return forNow.has(code);
  assert.ok(outages.has(code), `the shop failed: ${told}`);
  assert.equal(status, refusals[code as keyof typeof refusals].status, told);
  assert.ok(Number(headers.get('retry-after')) > 0, `it does not say when to come again: ${told}`);
  return true;
}
