import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { serviceNames } from '#contracts/service-names.ts';
import type { ChaosShop } from './chaos-shop.ts';

/** What is still under way, by what it is: empty when the shop is quiet. */
type Underway = Record<string, number>;

/** Nothing may rest for so long while the provider answers. */
const late = 'orders over a minute past their deadline';

const underwayText = `
  select 'orders that are moving' as what, count(*) as many from "order".orders
    where state = 'placed' or lease_until > now()
      or (state in ('paid', 'authorised', 'on-delivery') and stock <> 'committed')
      or (state = 'cancelled' and stock <> 'returned') or points_state = 'asked' and state in ('paid', 'cancelled')
  union all select 'orders past their deadline', count(*) from "order".orders where pay_before < now()
  union all select '${late}', count(*) from "order".orders o where pay_before < now() - interval '60 s'
    and not exists (select from "order".payment_attempts a where a.order_id = o.order_id and a.state = 'unknown')
  union all select 'payments of orders that are moving', count(*) from "order".payment_attempts
    where state in ('started', 'unknown', 'cancelling')
  union all select 'payments not heard of', count(*) from payment.attempt
    where state in ('new', 'unknown') and order_id is not null
  union all select 'money to give back', count(*) from payment.attempt
    where is_cancelled and captured_minor > refunded_minor + disputed_minor
  union all select 'refunds', count(*) from payment.refund where state = 'pending'
  union all select 'captures', count(*) from payment.capture where state = 'pending'
  union all select 'refunds of orders', count(*) from "order".refunds where state not in ('succeeded', 'failed')
  union all select 'cases of privacy', count(*) from "user".privacy_case where state = 'open' and due_at < now() + interval '5 minutes'
`;

const eventsText = (service: string) => `
  union all select 'events of ${service}', count(*) from "${service}".event_cursor c
    where exists (select from "${service}".event_log e
      where (e.epoch, e.xid, e.sequence) > (c.epoch, c.xid, c.sequence) and e.name = any(c.names))
  union all select 'events of ${service} that are parked', count(*) from "${service}".event_parked`;

/** Waits until nothing moves any more: no order, no money, no event; fails with what still does. */
export async function waitForQuiet(shop: Pick<ChaosShop, 'sql'>, patienceMs = 120_000): Promise<void> {
  const endMs = performance.now() + patienceMs;
  for (let quietLooks = 0; quietLooks < 2;) {
    const underway = await findUnderway(shop);
    quietLooks = Object.keys(underway).length === 0 ? quietLooks + 1 : 0;
    assert.ok(!underway[late], `the sweeper left orders alone: ${JSON.stringify(underway)}`);
    const isLate = quietLooks === 0 && performance.now() > endMs;
    assert.ok(!isLate, `not quiet after ${patienceMs / 1000} s: ${JSON.stringify(underway)}`);
    await delay(200);
  }
}

/**
 * Lets the time pass that must pass before an outcome that nobody heard counts as none, and before a dead worker's lease ends:
 * by the deadlines that are stored, so that nobody has to wait.
 */
export async function letTimePass({ sql }: Pick<ChaosShop, 'sql'>): Promise<void> {
  await sql(
    `update payment.attempt set sent_at = sent_at - interval '40 seconds', look_at = now() where state in ('new', 'unknown')`,
  );
  await sql(
    `update "order".orders set look_at = now(), lease_until = least(lease_until, now())
     where state = 'placed' or lease_until is not null
       or order_id in (select order_id from "order".payment_attempts where state in ('started', 'unknown', 'cancelling'))`,
  );
}

/** What moves now. A database that is starting is not quiet. */
async function findUnderway({ sql }: Pick<ChaosShop, 'sql'>): Promise<Underway> {
  const text = underwayText + serviceNames.map(eventsText).join('');
  try {
    const rows = await sql<{ what: string; many: string }>(text);
    return Object.fromEntries(
      rows.filter(({ many }) => Number(many) > 0).map(({ what, many }) => [what, Number(many)]),
    );
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!/^(ECONN|57P|08)/.test(code)) throw error;
    return { 'the database': 1 };
  }
}
