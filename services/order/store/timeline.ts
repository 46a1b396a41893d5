import { briefStatement, statement } from '#runtime/db/statement.ts';

/** Writes down who or what did a thing to an order, and why. */
export const writeTimeline = briefStatement<
  unknown,
  [orderId: string, what: string, who: string, why: string]
>('order.timeline.write', `insert into order_timeline (order_id, what, who, why) values ($1, $2, $3, $4)`);

/** Writes down what happened to several orders, each at its time, or now where that is null. */
export const writeTimelines = statement<
  unknown,
  [orderIds: string[], at: (string | null)[], what: string, who: string, why: string]
>(
  'order.timeline.write-several',
  `insert into order_timeline (order_id, at, what, who, why)
   select order_id, coalesce(at, now()), $3, $4, $5 from unnest($1::uuid[], $2::timestamptz[]) as entry (order_id, at)`,
);
