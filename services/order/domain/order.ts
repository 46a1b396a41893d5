import type { Locale } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import type { AddressValue, InvoiceToValue } from '#contracts/order/cart.ts';
import type { OrderValue } from '#contracts/order/order.ts';
import type { AddsTo, Addition } from './addition/addition.ts';
import type { StoredShipment } from './fulfilment/shipment.ts';
import type { TaxClass } from './market-rules.ts';
import type { Discount, LineDiscount } from './promotion/discount.ts';

/** `placed` moves by itself; `awaiting-payment` and `payment-refused` rest until `payBefore`. */
export type OrderState = OrderValue['state'];

/** A line as it was sold: words in the buyer's language, amounts in minor units of the order's currency. */
export type OrderLine = {
  lineId: string;
  /** Both null for a fee. */
  variantId: string | null;
  productId: string | null;
  sku: string;
  slug: string;
  title: string;
  option: string | null;
  picture: string | null;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
  /** The unit price and discount are without tax: net = unit price × quantity − discount; else that is gross. */
  isTaxOnTop: boolean;
  taxClass: TaxClass;
  taxRateBasisPoints: number;
  taxJurisdiction: string;
  taxRule: string;
  /** Why it does not cost what the catalog said, where staff wrote another price. */
  priceReason?: string | null;
  /** What makes up `discountMinor`, by promotion. */
  discounts: readonly LineDiscount[];
  isGift: boolean;
};

/**
 * `started`: payment may know of it. `unknown`: the provider has not been heard. `authorised`: its money is held.
 * `captured`: it was taken, or a first part of it. `cancelling`: money, if any was taken, is being given back. `returned`: none is left taken.
 */
export type AttemptState =
  | 'started'
  | 'pending'
  | 'unknown'
  | 'authorised'
  | 'captured'
  | 'declined'
  | 'cancelling'
  | 'returned';

export type Attempt = {
  attemptId: string;
  number: number;
  repeatHash: string | null;
  method: 'card' | 'redirect' | 'qr' | 'manual';
  state: AttemptState;
  declineCode: string | null;
  nextAction: OrderValue['payment']['nextAction'];
  capturedMinor: number;
  refundedMinor: number;
};

/** Whose an order of a cart is, as keyed hashes: of the mailbox, of the place it goes to, and of the card that is tried. */
export type HoldKeys = { buyerKey?: string; addressKey?: string; cardKey?: string | null };

/** What is fixed when an order is placed. */
export type PlacedOrder = HoldKeys & {
  orderId: string;
  orderNumber: string;
  orderKey: string;
  /** None when staff wrote the order down. */
  cartId: string | null;
  repeatHash: string | null;
  customerId: string | null;
  locale: Locale;
  currency: Currency;
  email: string | null;
  shippingAddress: AddressValue | null;
  /** To whom the invoice is written; null: to the receiver. */
  invoiceTo: InvoiceToValue | null;
  shippingMethod: string;
  shippingTitle: string;
  shippingMinor: number;
  shippingTaxMinor: number;
  shippingTaxRule: string;
  shippingTaxRateBasisPoints: number;
  goodsMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  itemCount: number;
  couponCode: string | null;
  /** What promotions took off, as it was when the order was placed. */
  discounts: readonly Discount[];
  /** When its money is taken: the policy of the market as the order was placed. */
  captureAt: 'payment' | 'shipping';
  /** Whether it is paid when it is handed over; not where it is not said. */
  isOnDelivery?: boolean;
  /** How many points pay for goods; what they take off is among the discounts. */
  points: number;
  lines: readonly OrderLine[];
};

/** A line with what was given back of it, what has gone to the buyer, and what was taken out before it went. */
export type StoredLine = OrderLine & {
  refundedQuantity: number;
  refundedMinor: number;
  refundedTaxMinor: number;
  shippedQuantity: number;
  withdrawnQuantity: number;
};

/** An order as it is stored. Instants are UTC ISO strings of the database's clock. */
export type Order = Omit<PlacedOrder, 'lines' | 'buyerKey' | 'addressKey'> & {
  /** Until when a person looks at its last payment, if one must. */
  reviewUntil?: string | null;
  lines: readonly StoredLine[];
  /** What was given back of the total, or is being given back. */
  refundedMinor: number;
  shippingRefundedMinor: number;
  /** Whether it has its invoice (`none`: not yet), and where it is cancelled its credit note (`closed`). */
  documented: 'none' | 'invoiced' | 'closed';
  /** Of money that is held: what is taken as parcels are sent, or being taken, and what never will be. */
  hold: 'open' | 'closing' | 'closed' | null;
  chargedMinor: number;
  waivedMinor: number;
  /** Whether the money of a parcel is being taken now; whether it was refused, so that the parcel waits for staff. */
  isCharging: boolean;
  isChargeRefused: boolean;
  /** How far the goods are. */
  fulfilment: OrderValue['fulfilment'];
  shipments: readonly StoredShipment[];
  state: OrderState;
  version: number;
  /** `asked`: perhaps held. `returned`: given back, or never taken. */
  stock: 'asked' | 'held' | 'committed' | 'returned';
  /** `asked`: perhaps held for it. `returned`: given back, or never taken. */
  pointsState: 'none' | 'asked' | 'committed' | 'returned';
  placedAt: string;
  payBefore: string | null;
  /** When money was received by hand for an order that staff wrote down; imported ones are of older books. */
  draft: { paidAt: string; isImported: boolean; reference: string } | null;
  /** Whether `payBefore` has passed. */
  isOverdue: boolean;
  paidAt: string | null;
  /** Who works on it now, if anybody does. */
  leaseHolder: string | null;
  isLeased: boolean;
  fence: number;
  /** How often the system has looked since it last moved. */
  looks: number;
  /** When this was read. */
  readAt: string;
  attempts: readonly Attempt[];
  /** What becomes of goods that were not taken at the door, and under which id they come back. */
  door: { goods: 'restock' | 'scrap'; returnId: string } | null;
  /** The order that it was added to, of an addition; what was added to it, the oldest first. */
  adds: AddsTo | null;
  additions: readonly Addition[];
  timeline: readonly { at: string; what: string; who: string; why: string }[];
};
