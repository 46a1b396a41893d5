import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { answerOf } from '../support/shopper.ts';
import type { ChaosShop } from './chaos-shop.ts';
import { untilAnswered } from './until-answered.ts';

/** Which rooms are audited along their logs, and which by the time of what they wrote. */
const [byLog, byTime] = [
  ['order', 'payment'],
  ['catalog', 'user'],
];
const patienceMs = 90_000;

/**
 * Waits until the auditor has looked at everything that happened until now, which it does every ten seconds, and has compared the
 * books of all rooms and the figures; fails with what it has found, told to staff already or not.
 */
export async function auditBooksNow(shop: Pick<ChaosShop, 'sql' | 'owner'>): Promise<void> {
  const endMs = performance.now() + patienceMs;
  const [began] = await shop.sql<{ at: string }>('select now()::text as at');
  for (;;) {
    const isDone = await hasAudited(shop, began?.at ?? '');
    const { breaches } = answerOf(await untilAnswered(() => shop.owner.insight.listBreaches({})));
    // What one room has not heard of yet is compared again.
    const isExplained = breaches.some(({ openBecause }) => openBecause !== null);
    if (isDone && !isExplained) return assert.deepEqual(breaches, [], 'the books of all rooms agree');
    assert.ok(performance.now() < endMs, `the books were not audited: ${JSON.stringify(breaches)}`);
    await delay(500);
  }
}

/** Whether an audit that began after that moment is over, and came in every room to its end. */
async function hasAudited({ sql }: Pick<ChaosShop, 'sql'>, beganAt: string): Promise<boolean> {
  const logs = byLog.map(
    (room) => `exists (select from "${room}".event_log e, insight.audit_rooms a where a.room = '${room}'
      and (e.epoch, e.xid, e.sequence) > ((a.mark ->> 'epoch')::int, (a.mark ->> 'xid')::xid8, (a.mark ->> 'sequence')::bigint))`,
  );
  const [audit] = await sql<{ isOver: boolean; isBehind: boolean }>(
    `select holder is null and failures = 0 and claimed_at > $1::timestamptz as "isOver", ${logs.join(' or ')}
       or exists (select from insight.audit_rooms a where a.room = any($2) and (a.mark ->> 'at')::timestamptz < $1::timestamptz) as "isBehind"
     from insight.job_timer where name = 'audit-books'`,
    beganAt,
    byTime,
  );
  return audit !== undefined && audit.isOver && !audit.isBehind;
}
