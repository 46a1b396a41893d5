import type { OrderValue } from '#contracts/order/order.ts';
import type { RefundValue } from '#contracts/order/refund.ts';

type Line = Pick<OrderValue['lines'][number], 'lineId' | 'quantity' | 'refundedQuantity' | 'gross'>;

/**
 * What units of a line give back, in minor units: their share of what is left of the line; units differ by one at most,
 * dearer ones first, so that the last unit gives back the rest.
 */
export function previewRefund(
  { lineId, quantity, refundedQuantity, gross }: Line,
  refunds: readonly Pick<RefundValue, 'lines'>[],
  wanted: number,
): number {
  const given = refunds
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineId === lineId)
    .reduce((sum, line) => sum + line.gross.amountMinor, 0);
  const left = gross.amountMinor - given;
  const units = quantity - refundedQuantity;
  if (units === 0) return 0;
  return Math.floor(left / units) * wanted + Math.min(wanted, left % units);
}
