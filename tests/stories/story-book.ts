/** A line of an order, with how many units of it the order keeps. */
type Line = { lineId: string; variantId: string; priceMinor: number; kept: number; shipped: number };

/** What an order must come to, worked out from the answers alone. */
export type BookedOrder = {
  orderId: string;
  orderKey: string;
  orderNumber: string;
  lines: Line[];
  shippingMinor: number;
  goodwillMinor: number;
  isAtDoor: boolean;
  /** Somebody was told that it is paid; that it is cancelled; its deadline was brought about, or its checkout overtaken. */
  isPaid: boolean;
  isCancelled: boolean;
  isLapsed: boolean;
  addsTo: BookedOrder | null;
  shipments: string[];
  returns: { returnId: string; lineId: string; state: 'requested' | 'approved' | 'received' }[];
};

/** The reference model of a story: orders, goods at their prices, and what was thrown away. */
export type StoryBook = {
  variants: Map<string, { priceMinor: number; received: number; scrapped: number }>;
  orders: BookedOrder[];
};

/** What the shop must keep for an order that is paid, in minor units. */
export function worthOf({ lines, shippingMinor, goodwillMinor }: BookedOrder): number {
  return lines.reduce((sum, { kept, priceMinor }) => sum + kept * priceMinor, shippingMinor) - goodwillMinor;
}
