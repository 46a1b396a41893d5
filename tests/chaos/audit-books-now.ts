import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { EventName } from '#contracts/events.ts';
import { answerOf } from '../support/shopper.ts';
import type { ChaosShop } from './chaos-shop.ts';
import { untilAnswered } from './until-answered.ts';

/** Which rooms are audited along their logs, by which of the events there, and which by the time of what they wrote. */
const byLog = {
  order: [
    'order.placed',
    'order.paid',
    'order.cancelled',
    'order.refunded',
    'order.fulfilled',
    'return.moved',
  ],
  payment: ['payment.settled'],
} satisfies Record<string, EventName[]>;
const byTime = ['catalog', 'user'];
const patienceMs = 90_000;

/**
 * Waits until the auditor has looked at everything that happened until now, which it does every ten seconds, and has compared the
 * books of all rooms and the figures; fails with what it has found, told to staff already or not.
 */
export async function auditBooksNow(shop: Pick<ChaosShop, 'sql' | 'owner'>): Promise<void> {
  const endMs = performance.now() + patienceMs;
  const [began] = await shop.sql<{ at: string }>('select now()::text as at');
  for (;;) {
    const audit = await lookAtAudit(shop, began?.at ?? '');
    const isDone = audit !== undefined && audit.isOver && !audit.isBehind;
    const { breaches } = answerOf(await untilAnswered(() => shop.owner.insight.listBreaches({})));
    // What one room has not heard of yet is compared again.
    const isExplained = breaches.some(({ openBecause }) => openBecause !== null);
    if (isDone && !isExplained) return assert.deepEqual(breaches, [], 'the books of all rooms agree');
    assert.ok(
      performance.now() < endMs,
      `the books were not audited: ${JSON.stringify({ breaches, audit })}`,
    );
    await delay(500);
  }
}

type Audit = { isOver: boolean; isBehind: boolean; failures: number; rooms: unknown };

/** Whether an audit that began after that moment is over, and came in every room to its end; and where it stands. */
async function lookAtAudit({ sql }: Pick<ChaosShop, 'sql'>, beganAt: string): Promise<Audit | undefined> {
  const logs = Object.entries(byLog).map(
    ([
      room,
      names,
    ]) => `exists (select from "${room}".event_log e, insight.audit_rooms a where a.room = '${room}'
      and e.name in ('${names.join("', '")}') and (e.epoch, e.xid, e.sequence) > ((a.mark ->> 'epoch')::int, (a.mark ->> 'xid')::xid8, (a.mark ->> 'sequence')::bigint))`,
  );
  const [audit] = await sql<Audit>(
    `select holder is null and failures = 0 and claimed_at > $1::timestamptz as "isOver", ${logs.join(' or ')}
       or exists (select from insight.audit_rooms a where a.room = any($2) and (a.mark ->> 'at')::timestamptz < $1::timestamptz) as "isBehind",
       failures, (select json_agg(json_build_array(a.room, a.mark)) from insight.audit_rooms a) as rooms
     from insight.job_timer where name = 'audit-books'`,
    beganAt,
    byTime,
  );
  return audit;
}
