import type { OrderValue } from '#contracts/order/order.ts';
import { lineTitle } from '../../parts/line-title.ts';

/** The lines of which something is left to be given back. */
export function refundableLines({ lines }: Pick<OrderValue, 'lines'>) {
  return lines
    .map((line) => ({
      lineId: line.lineId,
      title: lineTitle(line),
      most: line.quantity - line.refundedQuantity,
    }))
    .filter(({ most }) => most > 0);
}
