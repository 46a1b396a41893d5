import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { marketOf } from '../../domain/sales/market-of.ts';
import { refreshProfile, sortCustomerOf } from '../../store/customers/profiles.ts';
import { lockPersons } from '../../store/privacy/persons.ts';
import { noteStale } from '../../store/recommendations/related-products.ts';
import { addLines, type PaidLine } from '../../store/sales/order-lines.ts';
import { countPaid, lockOrders, type PaidOrder } from '../../store/sales/orders.ts';
import { applyRefunds } from '../../store/sales/refunds.ts';

type Sale = DeliveredEvent<'order.paid'>;

/** Counts orders, their lines and their revenue on the days they were paid. */
export async function recordSales(tools: Tools<'insight'>, events: readonly Sale[]): Promise<void> {
  const orderIds = events.map(({ key }) => key);
  const owned = events.filter(({ payload }) => payload.customerId !== null);
  await tools.db.flight([
    lockOrders(orderIds),
    ...(owned.length === 0 ? [] : [lockPersons(owned.map(({ payload }) => payload.customerId ?? ''))]),
    countPaid(JSON.stringify(events.map(paidOrderOf))),
    addLines(JSON.stringify(events.flatMap(paidLinesOf))),
    applyRefunds(orderIds),
    noteStale(orderIds, tools.setting('insight.relateAfterSeconds')),
    ...owned.flatMap(({ key }) => [refreshProfile(key), sortCustomerOf(key)]),
  ]);
}

function paidOrderOf({ key, payload }: Sale): PaidOrder {
  const { total, customerId, paidAt, fees } = payload;
  const { amountMinor: totalMinor, currency } = total;
  return {
    ...whereOf(payload),
    orderId: key,
    currency,
    totalMinor,
    feesMinor: fees?.amountMinor ?? 0,
    customerId,
    paidAt,
  };
}

function paidLinesOf({ key, payload }: Sale): PaidLine[] {
  const { currency } = payload.total;
  return payload.lines.map(({ variantId, quantity, gross }, line) => {
    return {
      ...whereOf(payload),
      orderId: key,
      line,
      variantId,
      currency,
      quantity,
      grossMinor: gross.amountMinor,
    };
  });
}

/** The market, and the day there, on which an order counts. */
function whereOf({ total: { currency }, paidAt }: Sale['payload']): { market: string; day: string } {
  return { market: marketOf(currency), day: dayOf(paidAt, currency) };
}
