import type { AddressValue, CartValue, InvoiceToValue } from '#contracts/order/cart.ts';
import type { Locale, Market } from '#contracts/markets.ts';
import type { AnswerOf } from '#contracts/services.ts';
import type { RulesMoment } from './market-now.ts';
import type { MarketRules } from './market-rules.ts';
import type { OnDeliveryOffers } from './on-delivery/on-delivery-offer.ts';
import type { PointsWorth } from './points/points-worth.ts';
import type { CartCoupon } from './promotion/judge-coupon.ts';
import type { Promotion } from './promotion/promotion.ts';

/** Today's price, words and free stock of a variant, as the catalog tells them. */
export type Quote = AnswerOf<'catalog', 'quote'>['variants'][number];

/** The words of a line when it was last written: shown when the catalog does not sell the variant any more. */
export type LineWords = {
  slug: string;
  sku: string;
  title: string;
  option: string | null;
  picture: string | null;
};

export type CartLine = { variantId: string; quantity: number; words: LineWords };

/** A cart as it is stored, with the rules of its market. */
export type Cart = {
  cartId: string;
  locale: Locale;
  /** Where it is priced, and where it was when it was stored. */
  market: Market;
  storedMarket: Market;
  version: number;
  customerId: string | null;
  email: string | null;
  shippingAddress: AddressValue | null;
  shippingMethod: string | null;
  /** To whom the invoice is written; null: to the receiver. */
  invoiceTo: InvoiceToValue | null;
  /** What another market has changed of its prices, while its holder has not seen it. */
  repricing: CartValue['repricing'];
  /** How many points its customer wishes to spend. */
  points: number;
  /** The live order that the cart became; it cannot be changed meanwhile. */
  frozenBy: string | null;
  lines: readonly CartLine[];
  rules: MarketRules;
  /** The promotions of its market that need no coupon and hold about now. */
  promotions: readonly Promotion[];
  /** The coupon it is looked at with, and the one that is stored. */
  couponCode: string | null;
  storedCouponCode: string | null;
  /** The coupon of that code, if there is one. */
  coupon: CartCoupon | null;
  /** What the clock of the market says, e.g. `2026-11-27T09:00`. */
  wallTime: string;
  /** Who looks at it now. */
  buyer: { isSignedIn: boolean; customerGroups: readonly string[] };
  pointsWorth: PointsWorth;
  /** For whom it may be paid at the door. */
  onDelivery: OnDeliveryOffers;
};

/** A cart as the database gives it: what holds of its market is mostly known, and who looks at it is told by the request. */
export type StoredCart = Omit<
  Cart,
  'rules' | 'promotions' | 'wallTime' | 'buyer' | 'pointsWorth' | 'onDelivery'
> &
  RulesMoment;
