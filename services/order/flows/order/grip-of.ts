import { randomUUID } from 'node:crypto';
import type { CallContext, Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import type { Grip } from '../../store/order-moves.ts';

/** Shorter than the claim of an Idempotency-Key outlives its flow: whoever resumes a request finds its order free. */
const leaseMarginMs = 1500;
const leaseMsMost = 30_000;

/** The holder's name for each run of a flow: a request that is sent twice runs twice, in one trace. */
const holders = new WeakMap<CallContext, string>();

/** Who works here, as leases name them, and for how long: longer than the flow may take, in milliseconds. */
export function leaseOf({ context }: Tools<'order'>): { holder: string; leaseMs: number } {
  const holder = holders.get(context) ?? `${context.trace.traceId}-${randomUUID()}`;
  holders.set(context, holder);
  const leftMs = Math.max(0, context.deadlineMs - performance.now());
  return { holder, leaseMs: Math.min(leftMs + leaseMarginMs, leaseMsMost) };
}

/** What a step needs to move an order: it misses when the order is not as it was seen. */
export function gripOf(tools: Tools<'order'>, order: Order): Grip {
  const { holder, leaseMs } = leaseOf(tools);
  return [order.orderId, order.version, order.state, order.fence, holder, leaseMs];
}

/** Whether it is this flow that works on the order. */
export function isInHand(tools: Tools<'order'>, order: Order): boolean {
  return order.isLeased && order.leaseHolder === leaseOf(tools).holder;
}
