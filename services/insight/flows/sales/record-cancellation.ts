import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { marketOf } from '../../domain/sales/market-of.ts';
import { lockCustomerOf, refreshProfile, sortCustomerOf } from '../../store/customers/profiles.ts';
import { giveLinesBack } from '../../store/sales/order-lines.ts';
import { countCancelled, lockOrder } from '../../store/sales/orders.ts';

/** Counts what a cancelled order is given back against the day it was paid; an unpaid one has no figures to mend. */
export async function recordCancellation(
  tools: Tools<'insight'>,
  { key, payload }: DeliveredEvent<'order.cancelled'>,
): Promise<void> {
  const { wasPaid, paidAt, total } = payload;
  if (!wasPaid || paidAt === null) return;
  const { currency, amountMinor } = total;
  await tools.db.flight([
    lockOrder(key),
    lockCustomerOf(key),
    countCancelled(key, dayOf(paidAt, currency), currency, marketOf(currency), amountMinor),
    giveLinesBack(key),
    refreshProfile(key),
    sortCustomerOf(key),
  ]);
}
