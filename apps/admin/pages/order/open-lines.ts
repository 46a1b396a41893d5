import type { OrderValue } from '#contracts/order/order.ts';
import { lineTitle } from '../../parts/line-title.ts';

export type OpenLine = { lineId: string; title: string; most: number };

/**
 * The goods of an order that may still be sent. Units that were given back and not sent may have left the order; the
 * shop says so when too many are asked for.
 */
export function openLines({ lines }: Pick<OrderValue, 'lines'>): OpenLine[] {
  return lines.flatMap((line) => {
    const most = line.quantity - line.shippedQuantity;
    return line.variantId === null || most <= 0
      ? []
      : [{ lineId: line.lineId, title: lineTitle(line), most }];
  });
}

/** How many of each open line are proposed: those that were not given back. */
export function proposedCounts(order: Pick<OrderValue, 'lines'>): Record<string, number> {
  const given = new Map(order.lines.map((line) => [line.lineId, line.refundedQuantity]));
  return Object.fromEntries(
    openLines(order).map(({ lineId, most }) => [lineId, Math.max(0, most - (given.get(lineId) ?? 0))]),
  );
}
