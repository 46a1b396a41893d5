import type { Tools } from '#runtime/tools.ts';
import { nextStep } from '../../domain/next-step.ts';
import { findOpenAttempt } from '../../domain/order-state.ts';
import type { Order } from '../../domain/order.ts';
import { leaseDueOrders } from '../../store/order-leases.ts';
import { findLeasedOrders } from '../../store/orders.ts';
import { finishOrder } from './finish-order.ts';
import { leaseOf } from './grip-of.ts';
import { restOrder } from './rest-order.ts';

const batchSize = 20;
const batchesMost = 25;
/** For so many orders of a pass payments may be asked for in vain; the others that would ask wait for their next look. */
const unheardMost = 20;

type Budget = { unheardLeft: number };

/**
 * Finishes or undoes what nobody works on and should not wait: orders whose checkout died, paid ones whose goods are not
 * committed, unpaid ones past their deadline, payments not heard of. Several may run at once; each order is taken by one. A
 * provider that is away is not asked for all orders that wait for it.
 */
export async function sweepUnfinished(tools: Tools<'order'>): Promise<void> {
  const { holder, leaseMs } = leaseOf(tools);
  const budget = { unheardLeft: unheardMost };
  for (let batch = 0; batch < batchesMost; batch += 1) {
    const [taken, orders] = await tools.db.flight([
      leaseDueOrders(holder, leaseMs, batchSize),
      findLeasedOrders(holder, leaseMs),
    ]);
    if (taken.length > 0) await sweepBatch(tools, orders, budget);
    if (taken.length < batchSize) return;
  }
}

async function sweepBatch(tools: Tools<'order'>, orders: readonly Order[], budget: Budget): Promise<void> {
  const swept = await Promise.allSettled(orders.map((order) => sweep(tools, order, budget)));
  const failures = swept.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} orders could not be swept`);
}

async function sweep(tools: Tools<'order'>, order: Order, budget: Budget): Promise<void> {
  const isAsking = nextStep(order, new Set())?.name === 'ask-payment';
  if (isAsking && budget.unheardLeft === 0) return restOrder(tools, order);
  if (isAsking) budget.unheardLeft -= 1;
  const finished = await finishOrder(tools, order);
  if (isAsking && !isUnheard(finished)) budget.unheardLeft += 1;
  await restOrder(tools, finished);
}

function isUnheard(order: Order): boolean {
  const open = findOpenAttempt(order);
  return open?.state === 'unknown' || open?.state === 'started';
}
