import type { Attempt, Order } from './order.ts';

/** What became of the order as it was marked paid: by which attempt, as it is now, by whom, and what was noted of it at the instant `at` of the database. */
export type Paid = {
  at: string;
  paidAt: string;
  holder: string;
  by: Attempt | null;
  entry: Omit<Order['timeline'][number], 'at'>;
};

/** An order as it is stored once `holder` has marked it paid; its other attempts, if any, were over before. */
export function orderPaid(order: Order, { at, paidAt, holder, by, entry }: Paid): Order {
  return {
    ...order,
    state: 'paid',
    version: order.version + 1,
    documented: 'invoiced',
    captureAt: 'payment',
    payBefore: null,
    isOverdue: false,
    paidAt,
    fence: order.fence + (order.leaseHolder === holder ? 0 : 1),
    leaseHolder: holder,
    isLeased: true,
    looks: 0,
    readAt: at,
    attempts: order.attempts.map((attempt) => (by?.attemptId === attempt.attemptId ? by : attempt)),
    timeline: [...order.timeline, { at, ...entry }],
  };
}
