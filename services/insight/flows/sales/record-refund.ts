import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { marketOf } from '../../domain/sales/market-of.ts';
import { lockCustomerOf, refreshProfile, sortCustomerOf } from '../../store/customers/profiles.ts';
import { lockOrder } from '../../store/sales/orders.ts';
import { applyRefunds, countRefunded } from '../../store/sales/refunds.ts';

/** Counts what is given back of an order, by line, against the day it was paid. */
export async function recordRefund(
  tools: Tools<'insight'>,
  { key, payload }: DeliveredEvent<'order.refunded'>,
): Promise<void> {
  const { refundId, paidAt, total } = payload;
  const { currency, amountMinor } = total;
  const lines = payload.lines.map(({ variantId, quantity, gross }) => ({
    variantId,
    quantity,
    grossMinor: gross.amountMinor,
  }));
  const day = dayOf(paidAt, currency);
  await tools.db.flight([
    lockOrder(key),
    lockCustomerOf(key),
    countRefunded(key, day, currency, marketOf(currency), amountMinor, refundId, JSON.stringify(lines)),
    applyRefunds([key]),
    refreshProfile(key),
    sortCustomerOf(key),
  ]);
}
