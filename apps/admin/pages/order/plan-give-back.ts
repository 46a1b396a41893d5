import type { OrderValue } from '#contracts/order/order.ts';
import type { RefundValue } from '#contracts/order/refund.ts';
import type { InputTo } from '#contracts/services.ts';
import { pickCounted, type Counts } from '../../parts/counts.ts';
import { previewRefund } from './preview-refund.ts';

type RefundLine = InputTo<'order', 'refundLines'>['lines'][number];
export type GoodsChoice = RefundLine['goods'];

type Wish = {
  counts: Counts;
  goods: Readonly<Record<string, GoodsChoice>>;
  shippingMinor: number;
  goodwillMinor: number;
};

/**
 * What is asked of the shop, with the sum in minor units. Where the order was paid at once the sum of each line is asked
 * for as shown (`isExact`); where money is taken as goods are sent, the shop works out what was taken of it. Goods that
 * were not sent go back to stock unless staff say otherwise.
 */
export function planGiveBack(
  order: Pick<OrderValue, 'lines' | 'payment'>,
  refunds: readonly Pick<RefundValue, 'lines'>[],
  { counts, goods, shippingMinor, goodwillMinor }: Wish,
) {
  const isExact = order.payment.hold === undefined;
  let sumMinor = shippingMinor + goodwillMinor;
  const lines = pickCounted(order.lines, counts).flatMap(({ lineId, quantity }): RefundLine[] => {
    const line = order.lines.find((each) => each.lineId === lineId);
    if (!line) return [];
    const amountMinor = previewRefund(line, refunds, quantity);
    sumMinor += amountMinor;
    const usual = line.variantId !== null && line.shippedQuantity < line.quantity ? 'restock' : 'keep';
    return [{ lineId, quantity, goods: goods[lineId] ?? usual, ...(isExact ? { amountMinor } : {}) }];
  });
  return { lines, shippingMinor, goodwillMinor, sumMinor, isExact };
}
