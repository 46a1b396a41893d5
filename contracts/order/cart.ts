import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { cartCredential } from '../credentials.ts';
import { Email, Id, LocaleName, MarketName, MoneyAmount, Phone, text } from '../ids.ts';
import { PointsOfCart } from './points.ts';
import { Repricing } from './repricing.ts';

export const CartToken = Type.String({ minLength: 20, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' });
const Quantity = Type.Integer({ minimum: 1, maximum: 999 });

/** A postal address; which fields a country needs is checked in the order centre. */
export const Address = Type.Object(
  {
    name: text(100),
    company: Type.Optional(text(100)),
    phone: Type.Optional(Phone),
    country: Type.String({ pattern: '^[A-Z]{2}$' }),
    region: Type.Optional(text(100)),
    city: text(100),
    district: Type.Optional(text(100)),
    line1: text(200),
    line2: Type.Optional(text(200)),
    postalCode: Type.Optional(text(20)),
  },
  { additionalProperties: false },
);
export type AddressValue = Static<typeof Address>;

/** To whom an invoice is written where it is not the receiver: a company, or a 抬头; the number is that of its tax. */
export const InvoiceTo = Type.Object(
  { name: text(100), taxNumber: Type.Optional(text(40)) },
  { additionalProperties: false },
);
export type InvoiceToValue = Static<typeof InvoiceTo>;

/** What a promotion takes off, under its name in the buyer's language. */
export const LineDiscount = Type.Object({ promotionId: Id, title: Type.String(), amount: MoneyAmount });

export const CartLine = Type.Object({
  variantId: Id,
  quantity: Type.Integer(),
  slug: Type.String(),
  sku: Type.String(),
  title: Type.String(),
  option: Type.Union([Type.String(), Type.Null()]),
  picture: Type.Union([Type.String(), Type.Null()]),
  unitPrice: MoneyAmount,
  discounts: Type.Array(LineDiscount),
  /** After the discounts; with tax, unless it comes on top. */
  total: MoneyAmount,
  /** False when there is too little stock or the variant is no longer sold. */
  isAvailable: Type.Boolean(),
  quantityAvailable: Type.Integer(),
});

/** What is paid: total = goodsFull + shippingFull − discounts = goods + shipping. Tax is contained in it, unless it is on top. */
export const Totals = Type.Object({
  /** Before discounts; goods given for nothing count with what they would cost. */
  goodsFull: MoneyAmount,
  shippingFull: MoneyAmount,
  discounts: Type.Array(
    Type.Object({
      promotionId: Id,
      title: Type.String(),
      couponCode: Type.Union([Type.String(), Type.Null()]),
      amount: MoneyAmount,
    }),
  ),
  goods: MoneyAmount,
  shipping: MoneyAmount,
  tax: MoneyAmount,
  total: MoneyAmount,
  /** Prices of this market are without tax: it comes on top of goods and shipping, and total = goods + shipping + tax. */
  isTaxOnTop: Type.Optional(Type.Literal(true)),
});

/** A thing that a promotion adds for nothing; it is in no line, and ordered with the lines. */
const Gift = Type.Object({
  promotionId: Id,
  promotionTitle: Type.String(),
  variantId: Id,
  quantity: Type.Integer(),
  slug: Type.String(),
  sku: Type.String(),
  title: Type.String(),
  option: Type.Union([Type.String(), Type.Null()]),
  picture: Type.Union([Type.String(), Type.Null()]),
  unitPrice: MoneyAmount,
});

/** Why a coupon is not usable; what a buyer may do about it depends on it. */
export const CouponReason = Type.Union([
  Type.Literal('unknown'),
  Type.Literal('not-yet'),
  Type.Literal('expired'),
  Type.Literal('used-up'),
  Type.Literal('used-by-you'),
  Type.Literal('other-market'),
  Type.Literal('other-time'),
  Type.Literal('sign-in'),
  Type.Literal('customer-group'),
  Type.Literal('wrong-goods'),
  Type.Literal('quantity'),
  Type.Literal('minimum'),
  Type.Literal('not-combinable'),
  Type.Literal('nothing-to-discount'),
]);
export type CouponReasonValue = Static<typeof CouponReason>;

export const CartView = Type.Object({
  cartToken: CartToken,
  locale: LocaleName,
  market: MarketName,
  version: Type.Integer(),
  lines: Type.Array(CartLine),
  itemCount: Type.Integer(),
  email: Type.Union([Email, Type.Null()]),
  shippingAddress: Type.Union([Address, Type.Null()]),
  invoiceTo: Type.Union([InvoiceTo, Type.Null()]),
  shippingMethod: Type.Union([Type.String(), Type.Null()]),
  shippingMethods: Type.Array(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      price: MoneyAmount,
      daysMin: Type.Integer(),
      daysMax: Type.Integer(),
    }),
  ),
  gifts: Type.Array(Gift),
  /** The coupon on the cart; while it cannot be used, `reason` says why and it takes nothing off. */
  coupon: Type.Union([
    Type.Object({ code: Type.String(), reason: Type.Union([CouponReason, Type.Null()]) }),
    Type.Null(),
  ]),
  totals: Totals,
  repricing: Type.Union([Repricing, Type.Null()]),
  points: PointsOfCart,
  /** Whether it may be paid when it is handed over: by its market, its country and its total. */
  canPayOnDelivery: Type.Boolean(),
  /** What is still missing before checkout, as field names. */
  missing: Type.Array(Type.String()),
  /** The order that the cart became: whoever lost the answer of the checkout finds it again. Told by `getCart`. */
  order: Type.Optional(Type.Object({ orderId: Id, orderKey: Type.String() })),
});
export type CartValue = Static<typeof CartView>;

export const shopper = {
  access: ['anonymous', 'customer', 'staff'],
  callers: ['gateway'],
  timeoutMs: 2000,
} as const;
const takes = [cartCredential];

export const cartCalls = {
  createCart: call({
    ...shopper,
    summary: 'Starts a cart; with `lines` it holds them at once.',
    input: Type.Object(
      {
        locale: LocaleName,
        /** That of the locale when not said. */
        market: Type.Optional(MarketName),
        lines: Type.Optional(
          Type.Array(Type.Object({ variantId: Id, quantity: Quantity }, { additionalProperties: false }), {
            maxItems: 100,
          }),
        ),
      },
      { additionalProperties: false },
    ),
    output: CartView,
    refusals: ['variant-not-found', 'quantity-limit', 'out-of-stock'],
    repeat: 'key',
    http: { method: 'POST', path: '/carts', successStatus: 201, gives: [cartCredential] },
  }),
  getCart: call({
    ...shopper,
    summary: 'The cart with today’s prices and what may be wrong with it, or the order that it became.',
    input: Type.Object(
      { cartToken: CartToken, locale: Type.Optional(LocaleName), market: Type.Optional(MarketName) },
      { additionalProperties: false },
    ),
    output: CartView,
    refusals: ['cart-not-found'],
    repeat: 'read',
    http: { method: 'GET', path: '/cart', takes },
  }),
  countCart: call({
    ...shopper,
    summary: 'How many items the visitor’s cart holds; none without a cart, or when it has been ordered.',
    input: Type.Object({ cartToken: Type.Optional(CartToken) }, { additionalProperties: false }),
    output: Type.Object({ itemCount: Type.Integer() }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/cart/count', takes },
  }),
  addLine: call({
    ...shopper,
    summary: 'Adds a quantity of a variant to the cart.',
    input: Type.Object(
      { cartToken: CartToken, variantId: Id, quantity: Quantity },
      { additionalProperties: false },
    ),
    output: CartView,
    refusals: [
      'cart-not-found',
      'cart-frozen',
      'variant-not-found',
      'quantity-limit',
      'out-of-stock',
      'version-conflict',
    ],
    repeat: 'key',
    http: { method: 'POST', path: '/cart/lines', takes },
  }),
  setLineQuantity: call({
    ...shopper,
    summary: 'Sets the quantity of a variant in the cart; 0 takes it out.',
    input: Type.Object(
      { cartToken: CartToken, variantId: Id, quantity: Type.Integer({ minimum: 0, maximum: 999 }) },
      { additionalProperties: false },
    ),
    output: CartView,
    refusals: [
      'cart-not-found',
      'cart-frozen',
      'variant-not-found',
      'quantity-limit',
      'out-of-stock',
      'version-conflict',
    ],
    repeat: 'natural',
    http: { method: 'PUT', path: '/cart/lines/{variantId}', takes },
  }),
  setCartDetails: call({
    ...shopper,
    summary:
      'Sets e-mail, address, shipping method or whom the invoice is for; what is left out stays. Another market reprices the cart, and it says so.',
    input: Type.Object(
      {
        cartToken: CartToken,
        email: Type.Optional(Email),
        shippingAddress: Type.Optional(Address),
        /** Null: to the receiver again. */
        invoiceTo: Type.Optional(Type.Union([InvoiceTo, Type.Null()])),
        shippingMethod: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,40}$' })),
        /** Takes the market with it, unless another one was chosen. */
        locale: Type.Optional(LocaleName),
        /** Another market has another currency and reprices the cart. */
        market: Type.Optional(MarketName),
        /** Spends points, of a signed-in customer; 0 spends none. */
        points: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
        /** The buyer has seen which prices another market has changed. */
        repricingSeen: Type.Optional(Type.Literal(true)),
      },
      { additionalProperties: false },
    ),
    output: CartView,
    refusals: [
      'cart-not-found',
      'cart-frozen',
      'shipping-unavailable',
      'value-invalid',
      'version-conflict',
      'sign-in-required',
      'amount-exceeds',
    ],
    repeat: 'natural',
    http: { method: 'PATCH', path: '/cart', takes },
  }),
  claimCart: call({
    summary:
      'After signing in: the visitor’s cart goes into the customer’s, or becomes it; without one the customer’s is found again.',
    input: Type.Object({ cartToken: Type.Optional(CartToken) }, { additionalProperties: false }),
    output: Type.Object({
      ...CartView.properties,
      /** Lines that could not be taken over whole: what both carts held together, and what the cart holds now. */
      adjusted: Type.Array(
        Type.Object({
          variantId: Id,
          title: Type.String(),
          wanted: Type.Integer(),
          quantity: Type.Integer(),
        }),
      ),
    }),
    refusals: ['cart-not-found', 'version-conflict'],
    access: ['customer'],
    callers: ['gateway'],
    timeoutMs: 2000,
    repeat: 'natural',
    http: { method: 'POST', path: '/cart/claim', takes, gives: [cartCredential] },
  }),
};
