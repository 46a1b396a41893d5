import type { InputTo } from '#contracts/services.ts';
import type { MarketRulesValue } from '#contracts/order/rules.ts';
import type { Quote } from '../cart.ts';
import type { MarketRules } from '../market-rules.ts';
import type { OnDeliveryOffers } from '../on-delivery/on-delivery-offer.ts';
import type { Order, OrderLine, PlacedOrder } from '../order.ts';

/** More goods, or a dearer delivery, as staff propose them. */
export type AdditionWish = InputTo<'order', 'proposeAddition'>;

/** What an addition is worked out from: quotes of what is added (and, for a delivery, of the order's goods), and the rules of today. */
export type AdditionRules = {
  quotes: ReadonlyMap<string, Quote>;
  tax: Pick<MarketRules, 'taxZones' | 'taxRates'>;
  shipping: Pick<MarketRulesValue, 'zones' | 'methods'>;
  onDelivery: OnDeliveryOffers;
};

/** A dearer way of sending, and how the order was to be sent before. */
export type DeliveryChange = { method: string; title: string; earlierMethod: string; earlierTitle: string };

export type AddedLine = Omit<OrderLine, 'lineId'>;

/** An addition with its sums, ready to be written. */
export type AdditionPlan = {
  lines: AddedLine[];
  delivery: DeliveryChange | null;
  taxMinor: number;
  totalMinor: number;
  payment: 'link' | 'on-delivery' | 'nothing';
  captureAt: PlacedOrder['captureAt'];
};

/** An addition as the order that it was added to knows it. */
export type Addition = Pick<
  Order,
  'orderId' | 'orderNumber' | 'orderKey' | 'state' | 'totalMinor' | 'payBefore'
>;

/** The order that an addition was added to. */
export type AddsTo = { orderId: string; orderNumber: string; orderKey: string };
