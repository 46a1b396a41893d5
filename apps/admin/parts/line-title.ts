import type { OrderValue } from '#contracts/order/order.ts';

/** A line of an order as people tell it from the others: title, option and SKU. */
export function lineTitle({
  title,
  option,
  sku,
}: Pick<OrderValue['lines'][number], 'title' | 'option' | 'sku'>): string {
  return [title, option, sku].filter(Boolean).join(' · ');
}
