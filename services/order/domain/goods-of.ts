import type { Order, OrderLine } from './order.ts';

/** The lines of an order that are goods: fees take no stock. */
export function goodsOf({ lines }: Pick<Order, 'lines'>): (OrderLine & { variantId: string })[] {
  return lines.flatMap((line) => (line.variantId === null ? [] : [{ ...line, variantId: line.variantId }]));
}
