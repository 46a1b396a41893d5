import type { StoryShop } from './open-story-shop.ts';

/** A line of an order, with how many units of it the order keeps. */
type Line = { lineId: string; variantId: string; priceMinor: number; kept: number; shipped: number };

/** What an order must come to, worked out from the answers alone. */
export type BookedOrder = {
  orderId: string;
  orderKey: string;
  orderNumber: string;
  lines: Line[];
  shippingMinor: number;
  usesCoupon: boolean;
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

/** What a cart must hold, by the answers. Who works with it has it alone: of two at once nobody knows who comes last. */
export type BookedCart = {
  cartToken: string;
  quantities: Map<string, number>;
  hasCoupon: boolean;
  isBusy: boolean;
};

/** The reference model of a story: orders, carts, a coupon, goods at their prices, and what was thrown away. */
export type StoryBook = {
  variants: Map<string, { priceMinor: number; received: number; scrapped: number }>;
  /** It sends a few orders for nothing. */
  coupon: string;
  carts: BookedCart[];
  orders: BookedOrder[];
};

/** What a deed works with: `which` and `some` choose among what there is. */
export type Acting = { shop: StoryShop; book: StoryBook; which: number; some: number };

/** What the shop must keep for an order that is paid, in minor units. */
export function worthOf({ lines, shippingMinor, goodwillMinor }: BookedOrder): number {
  return lines.reduce((sum, { kept, priceMinor }) => sum + kept * priceMinor, shippingMinor) - goodwillMinor;
}
