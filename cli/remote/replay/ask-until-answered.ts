import { setTimeout as delay } from 'node:timers/promises';
import type { Reply } from '../../../apps/client/client.ts';
import { answerOf } from '../connect.ts';

/** Answers after which the same request may be sent again: nothing was done, or a repeat finds what was done. */
const passing = new Set([
  'network',
  'in-flight',
  'version-conflict',
  'rate-limited',
  'overloaded',
  'unavailable',
  'deadline-exceeded',
  'internal',
]);
const triesMost = 24;
const waitMostMs = 5000;

/**
 * Sends a request whose repeat changes nothing until it is answered: after 200 ms, doubling to 5 s, or after as long as
 * the shop says. Throws RemoteError when the shop says no, or nothing but "later" for two minutes.
 */
export async function askUntilAnswered<Answer>(send: () => Promise<Reply<Answer>>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const reply = await send();
    if (reply.isOk || !passing.has(reply.problem.code) || tries === triesMost) return answerOf(reply);
    const told = Number(reply.headers.get('retry-after') ?? 0) * 1000;
    await delay(Math.max(told, Math.min(waitMostMs, 100 * 2 ** tries)));
  }
}
