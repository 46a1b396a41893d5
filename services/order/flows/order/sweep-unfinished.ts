import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { leaseDueOrders } from '../../store/order-leases.ts';
import { findLeasedOrders } from '../../store/orders.ts';
import { finishOrder } from './finish-order.ts';
import { leaseOf } from './grip-of.ts';
import { restOrder } from './rest-order.ts';

const batchSize = 20;
const batchesMost = 25;

/**
 * Finishes or undoes what nobody works on and should not wait: orders whose checkout died, paid ones whose goods are not
 * committed, unpaid ones past their deadline, payments not heard of. Several may run at once; each order is taken by one.
 */
export async function sweepUnfinished(tools: Tools<'order'>): Promise<void> {
  const { holder, leaseMs } = leaseOf(tools);
  for (let batch = 0; batch < batchesMost; batch += 1) {
    const [taken, orders] = await tools.db.flight([
      leaseDueOrders(holder, leaseMs, batchSize),
      findLeasedOrders(holder),
    ]);
    if (taken.length > 0) await sweepBatch(tools, orders);
    if (taken.length < batchSize) return;
  }
}

async function sweepBatch(tools: Tools<'order'>, orders: readonly Order[]): Promise<void> {
  const swept = await Promise.allSettled(orders.map((order) => sweep(tools, order)));
  const failures = swept.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} orders could not be swept`);
}

async function sweep(tools: Tools<'order'>, order: Order): Promise<void> {
  await restOrder(tools, await finishOrder(tools, order));
}
