import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { marketOf } from '../../domain/sales/market-of.ts';
import { countPlaced, lockOrders } from '../../store/sales/orders.ts';

/** Counts orders as placed on the days they were, by the clocks of their currencies' markets. */
export async function recordOrders(
  tools: Tools<'insight'>,
  events: readonly DeliveredEvent<'order.placed'>[],
): Promise<void> {
  const orderIds = events.map(({ key }) => key);
  const currencies = events.map(({ payload }) => payload.total.currency);
  const days = events.map(({ payload, occurredAt }) =>
    dayOf(payload.placedAt ?? occurredAt, payload.total.currency),
  );
  await tools.db.flight([
    lockOrders(orderIds),
    countPlaced(orderIds, days, currencies, currencies.map(marketOf)),
  ]);
}
