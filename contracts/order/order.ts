import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { cartCredential } from '../credentials.ts';
import { Cursor, Email, Id, Instant, LocaleName, MoneyAmount, text } from '../ids.ts';
import { PaymentMethod, NextAction } from '../payment/payment.ts';
import { Addition } from './addition.ts';
import { Address, InvoiceTo, LineDiscount, Totals } from './cart.ts';
import { Fulfilment, ShipmentView } from './fulfilment.ts';

/**
 * placed → (reserved) → awaiting-payment → paid → cancelled, or placed → cancelled. Where money is taken as goods are sent,
 * `authorised` comes before `paid`: the money is held, and rests until a deadline for the first parcel.
 * `on-delivery` comes before `paid` where the buyer pays at the door: it rests until a deadline, to be sent and for its cash.
 * `placed` moves by itself; `awaiting-payment` rests until its deadline; `paid` rests for fulfilment.
 */
export const OrderState = Type.Union([
  Type.Literal('placed'),
  Type.Literal('awaiting-payment'),
  Type.Literal('payment-refused'),
  Type.Literal('authorised'),
  Type.Literal('on-delivery'),
  Type.Literal('paid'),
  Type.Literal('cancelled'),
]);

export const OrderView = Type.Object({
  orderId: Id,
  orderNumber: Type.String(),
  state: OrderState,
  version: Type.Integer(),
  locale: LocaleName,
  placedAt: Instant,
  /** Null when staff wrote the order down without; so is the address. */
  email: Type.Union([Email, Type.Null()]),
  shippingAddress: Type.Union([Address, Type.Null()]),
  /** To whom the invoice is written; null: to the receiver. */
  invoiceTo: Type.Union([InvoiceTo, Type.Null()]),
  shippingMethod: Type.String(),
  shippingTitle: Type.String(),
  lines: Type.Array(
    Type.Object({
      lineId: Id,
      /** Null for a fee. */
      variantId: Type.Union([Id, Type.Null()]),
      sku: Type.String(),
      slug: Type.String(),
      title: Type.String(),
      option: Type.Union([Type.String(), Type.Null()]),
      picture: Type.Union([Type.String(), Type.Null()]),
      quantity: Type.Integer(),
      unitPrice: MoneyAmount,
      /** As they were when the order was placed. */
      discounts: Type.Array(LineDiscount),
      /** Whether a promotion added it for nothing. */
      isGift: Type.Boolean(),
      net: MoneyAmount,
      tax: MoneyAmount,
      gross: MoneyAmount,
      taxRateBasisPoints: Type.Integer(),
      refundedQuantity: Type.Integer(),
      shippedQuantity: Type.Integer(),
    }),
  ),
  totals: Totals,
  fulfilment: Fulfilment,
  shipments: Type.Array(ShipmentView),
  payment: Type.Object({
    state: Type.Union([
      Type.Literal('none'),
      Type.Literal('pending'),
      Type.Literal('authorised'),
      Type.Literal('on-delivery'),
      Type.Literal('part-paid'),
      /** Told to staff: the money of a parcel was not given, and it was not sent. */
      Type.Literal('capture-refused'),
      Type.Literal('paid'),
      Type.Literal('refused'),
      Type.Literal('refunded'),
    ]),
    attempt: Type.Integer(),
    /** What was given back of the total, or is being given back. */
    refunded: MoneyAmount,
    nextAction: Type.Union([NextAction, Type.Null()]),
    declineCode: Type.Union([Type.String(), Type.Null()]),
    payBefore: Type.Union([Instant, Type.Null()]),
    /** Whether a person of the shop looks at the payment: its buyer has nothing to do. */
    isInReview: Type.Optional(Type.Boolean()),
    /** Where money is taken as goods are sent: what was taken, what never will be, and until when the rest is held. */
    hold: Type.Optional(
      Type.Object({ taken: MoneyAmount, waived: MoneyAmount, until: Type.Union([Instant, Type.Null()]) }),
    ),
  }),
  timeline: Type.Array(
    Type.Object({ at: Instant, what: Type.String(), who: Type.String(), why: Type.String() }),
  ),
  /** What staff added to it afterwards, the oldest first; left out where nothing was. */
  additions: Type.Optional(Type.Array(Addition)),
  /** Of an addition: the order that it was added to; its key is told to the buyer only. */
  addsTo: Type.Optional(
    Type.Object({
      orderId: Id,
      orderNumber: Type.String(),
      orderKey: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  /** The key of the tracking link; told to the buyer only. */
  orderKey: Type.Union([Type.String(), Type.Null()]),
});
export type OrderValue = Static<typeof OrderView>;

/** How a cart is paid: by a provider, or when it is handed over, where its cart says so. */
const CheckoutMethod = Type.Union([
  PaymentMethod,
  Type.Object({ type: Type.Literal('on-delivery') }, { additionalProperties: false }),
]);

const OrderKey = Type.String({ minLength: 20, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' });
const shopper = { access: ['anonymous', 'customer', 'staff'], callers: ['gateway'] } as const;

export const orderCalls = {
  checkout: call({
    ...shopper,
    summary:
      'Orders the cart at the total the buyer saw: places, reserves, pays, and answers with the order.',
    input: Type.Object(
      {
        cartToken: Type.String({ minLength: 20, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' }),
        expectedTotal: MoneyAmount,
        paymentMethod: CheckoutMethod,
        returnPath: Type.Optional(Type.String({ pattern: '^/[A-Za-z0-9/_-]*$', maxLength: 300 })),
      },
      { additionalProperties: false },
    ),
    output: OrderView,
    refusals: [
      'cart-not-found',
      'cart-empty',
      'cart-incomplete',
      'cart-frozen',
      'coupon-not-usable',
      'total-changed',
      'amount-exceeds',
      'out-of-stock',
      'shipping-unavailable',
      'payment-declined',
      'payment-not-possible',
      'order-state',
      'rate-limited',
      'version-conflict',
    ],
    repeat: 'key',
    timeoutMs: 15_000,
    http: {
      method: 'POST',
      path: '/checkout',
      successStatus: 201,
      takes: [cartCredential],
      clears: [cartCredential],
    },
  }),
  payOrder: call({
    ...shopper,
    summary: 'Tries to pay an unpaid order again, with the same or another method, until its hold ends.',
    input: Type.Object(
      {
        orderId: Id,
        orderKey: Type.Optional(OrderKey),
        paymentMethod: PaymentMethod,
        returnPath: Type.Optional(Type.String({ pattern: '^/[A-Za-z0-9/_-]*$', maxLength: 300 })),
      },
      { additionalProperties: false },
    ),
    output: OrderView,
    refusals: [
      'order-not-found',
      'payment-not-possible',
      'payment-pending',
      'payment-declined',
      'version-conflict',
    ],
    repeat: 'key',
    timeoutMs: 15_000,
    http: { method: 'POST', path: '/orders/{orderId}/payments' },
  }),
  getOrder: call({
    ...shopper,
    summary: 'One order, for its buyer (signed in, or by the key of the tracking link) and for staff.',
    input: Type.Object({ orderId: Id, orderKey: Type.Optional(OrderKey) }, { additionalProperties: false }),
    output: OrderView,
    refusals: ['order-not-found'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/orders/{orderId}' },
  }),
  findOrder: call({
    ...shopper,
    summary: 'One order by its number and the e-mail it was placed with.',
    input: Type.Object(
      { orderNumber: Type.String({ minLength: 4, maxLength: 30, pattern: '^[A-Za-z0-9-]+$' }), email: Email },
      { additionalProperties: false },
    ),
    output: OrderView,
    refusals: ['order-not-found', 'rate-limited'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'POST', path: '/orders/find' },
  }),
  cancelOrder: call({
    ...shopper,
    summary: 'Cancels an order that has not been sent: stock goes back, money is refunded.',
    input: Type.Object(
      { orderId: Id, orderKey: Type.Optional(OrderKey), reason: Type.Optional(text(200)) },
      { additionalProperties: false },
    ),
    output: OrderView,
    refusals: ['order-not-found', 'order-state', 'version-conflict'],
    repeat: 'natural',
    timeoutMs: 15_000,
    http: { method: 'POST', path: '/orders/{orderId}/cancel' },
  }),
  listMyOrders: call({
    summary: 'The orders of the signed-in customer, newest first.',
    input: Type.Object(
      { cursor: Type.Optional(Cursor), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      orders: Type.Array(OrderView),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['invalid-input'],
    access: ['customer'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/account/orders' },
  }),
  listOrders: call({
    summary:
      'Orders for staff, from the newest or the oldest, all or by one of: state, how far the goods of paid ones are, customer, not sent in time, number.',
    input: Type.Object(
      {
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        state: Type.Optional(OrderState),
        /** Of paid orders. */
        fulfilment: Type.Optional(Fulfilment),
        sort: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('oldest')])),
        /** Counts what matches, on all pages, up to 10,001. */
        withCount: Type.Optional(Type.Boolean()),
        orderNumber: Type.Optional(Type.String({ maxLength: 30 })),
        customerId: Type.Optional(Id),
        /** Only those that are paid for and should be on their way by now. */
        isOverdue: Type.Optional(Type.Literal(true)),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      orders: Type.Array(
        Type.Object({
          orderId: Id,
          orderNumber: Type.String(),
          state: OrderState,
          fulfilment: Fulfilment,
          placedAt: Instant,
          customerName: Type.String(),
          itemCount: Type.Integer(),
          total: MoneyAmount,
        }),
      ),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
      /** Told when asked for; 10,001 stands for more than 10,000. */
      count: Type.Optional(Type.Integer()),
    }),
    refusals: ['invalid-input'],
    access: ['staff:orders.read'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/staff/orders' },
  }),
};
