import type { InputTo } from '#contracts/services.ts';
import type { AddressValue } from '#contracts/order/cart.ts';
import type { MarketRulesValue } from '#contracts/order/rules.ts';
import type { MarketRules } from '../market-rules.ts';
import type { Order } from '../order.ts';
import type { PointedOrder } from '../points/count-points-back.ts';
import type { DiscountedOrder } from '../refund/discount-back.ts';
import type { CreditableOrder, RefundPlan, RefundableOrder } from '../refund/refund.ts';

/** A change as staff propose it. */
export type EditWish = InputTo<'order', 'proposeEdit'>;

/** What an edit needs to know of its order. */
export type EditableOrder = RefundableOrder &
  CreditableOrder &
  PointedOrder &
  DiscountedOrder &
  Pick<Order, 'stock' | 'fulfilment'> & { paidAt: string | null; readAt: string };

/** What an address must agree with: the tax of the day the order was placed, and the zones of delivery now. */
export type EditRules = {
  tax: Pick<MarketRules, 'taxZones' | 'taxRates'>;
  zones: MarketRulesValue['zones'];
};

/** A change with its sums, ready to be written. */
export type EditPlan = {
  lines: { lineId: string; from: number; to: number }[];
  /** None where the address stays. */
  shippingAddress: AddressValue | null;
  /** None where no line changes. */
  refund: RefundPlan | null;
  keptBeforeMinor: number;
  keptAfterMinor: number;
};

/** An edit as it is stored. */
export type Edit = Omit<EditPlan, 'shippingAddress' | 'refund'> & {
  editId: string;
  reference: string;
  inputHash: string;
  version: number;
  refundId: string | null;
  isAddressChanged: boolean;
};
