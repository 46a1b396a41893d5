import { money, type Currency } from '#contracts/money.ts';
import type { AdditionProposalValue, AdditionValue } from '#contracts/order/addition.ts';
import { isUnpaid } from '../order-state.ts';
import type { Order } from '../order.ts';
import type { AdditionPlan, Addition } from './addition.ts';

/** An addition as staff see it before it is made; `holdSeconds` is how long it waits to be paid. */
export function viewAdditionProposal(
  { version, currency }: Pick<Order, 'version' | 'currency'>,
  { lines, taxMinor, totalMinor, payment }: AdditionPlan,
  holdSeconds: number,
): AdditionProposalValue {
  return {
    version,
    lines: lines.map(({ variantId, title, quantity, unitPriceMinor, grossMinor }) => ({
      variantId,
      title,
      quantity,
      unitPrice: money(unitPriceMinor, currency),
      gross: money(grossMinor, currency),
    })),
    difference: money(totalMinor, currency),
    differenceTax: money(taxMinor, currency),
    payment,
    holdSeconds,
  };
}

/** An addition that was made, as its buyer sees it, or staff, who are not told its key. */
export function viewAddition(
  { orderId, orderNumber, orderKey, state, totalMinor, payBefore }: Addition,
  currency: Currency,
  reader: 'buyer' | 'staff',
): AdditionValue {
  const isDue = isUnpaid({ state });
  const settled = state === 'cancelled' ? 'undone' : 'agreed';
  return {
    orderId,
    orderNumber,
    state: isDue ? 'due' : settled,
    total: money(totalMinor, currency),
    payBefore: isDue ? payBefore : null,
    orderKey: reader === 'buyer' ? orderKey : null,
  };
}
