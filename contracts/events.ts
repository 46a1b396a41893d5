import { Type, type Static } from 'typebox';
import { Id, LocaleName, MarketName, MoneyAmount } from './ids.ts';
import { CategoryChanged } from './catalog/category-changed.ts';
import { ProductDraft } from './catalog/product.ts';
import { StockMoved } from './catalog/stock-moved.ts';
import { ShopViewed } from './gateway/shop-viewed.ts';
import { event, type EventContract } from './event.ts';
import { ReviewMoved } from './payment/review.ts';
import { PaymentSettled } from './payment/settled.ts';
import { SessionEnded } from './user/session-ended.ts';

const CartStep = Type.Object({
  cartId: Id,
  market: MarketName,
});
const Localised = Type.Object({ en: Type.String(), zh: Type.String() });

/** Every event of the system. The key of an event orders it: events of one key arrive in order. */
export const events = {
  'product.changed': event({
    owner: 'catalog',
    summary:
      'A product was written; carries all of it. Key: productId. By variantId: `pictures` the public paths (the picture in `product` is left out), `availability` the free stock.',
    payload: Type.Object({
      product: ProductDraft,
      pictures: Type.Record(Type.String(), Type.String()),
      availability: Type.Record(Type.String(), Type.Integer()),
      brand: Type.Optional(
        Type.Union([Type.Object({ slug: Type.String(), title: Type.String() }), Type.Null()]),
      ),
      /** What it is like, as shoppers read it: `{colour, Colour, Red}`; a number stands with its unit. */
      attributes: Type.Optional(
        Type.Array(Type.Object({ key: Type.String(), title: Localised, value: Localised })),
      ),
    }),
    isState: true,
    once: ['insight', 'gateway', 'catalog'],
    everyInstance: ['gateway'],
    invalidates: ['product:{product.slug}', 'products'],
  }),
  'reviews.changed': event({
    owner: 'catalog',
    summary: 'Other reviews of a product are shown than before. Key: productId.',
    payload: Type.Object({ productId: Id, slug: Type.String() }),
    isState: false,
    once: [],
    everyInstance: ['gateway'],
    invalidates: ['product:{slug}'],
  }),
  'category.changed': event({
    owner: 'catalog',
    summary: 'A category was written, or removed (`isRemoved`). Key: slug.',
    payload: CategoryChanged,
    isState: true,
    once: ['insight', 'gateway', 'catalog'],
    everyInstance: ['gateway'],
    invalidates: ['categories'],
  }),
  'stock.changed': event({
    owner: 'catalog',
    summary:
      'What may be ordered of a variant, `free`, came to another level (out, low, in stock), or to back orders. Key: variantId.',
    payload: Type.Object({ variantId: Id, productId: Id, slug: Type.String(), free: Type.Integer() }),
    isState: true,
    once: ['insight', 'gateway', 'catalog'],
    everyInstance: ['gateway'],
    invalidates: ['product:{slug}', 'products'],
  }),
  'stock.moved': event({
    owner: 'catalog',
    summary:
      'What is on hand of variants changed, all at once. Each account of a variant and location numbers its moves without a gap. What came without being `received` or moved from another location came at the time of the event. Key: batchId.',
    payload: StockMoved,
    isState: false,
    once: ['insight'],
    everyInstance: [],
    invalidates: [],
  }),
  'reservation.released': event({
    owner: 'catalog',
    summary: 'The safety net gave the stock of an order back because nobody paid in time. Key: orderId.',
    payload: Type.Object({ orderId: Id }),
    isState: false,
    once: ['order'],
    everyInstance: [],
    invalidates: [],
  }),
  'order.placed': event({
    owner: 'order',
    summary: 'A buyer ordered; nothing is paid yet. Key: orderId.',
    payload: Type.Object({
      orderId: Id,
      locale: LocaleName,
      total: MoneyAmount,
      /** When it was placed, where that is not the moment of the event: orders of older books. */
      placedAt: Type.Optional(Type.String()),
    }),
    isState: false,
    once: ['insight', 'gateway'],
    everyInstance: [],
    invalidates: [],
  }),
  'order.paid': event({
    owner: 'order',
    summary:
      'An order is paid: in full, or, where money is taken as goods are sent, by its first parcel. Key: orderId.',
    payload: Type.Object({
      orderId: Id,
      customerId: Type.Union([Id, Type.Null()]),
      locale: LocaleName,
      total: MoneyAmount,
      /** Which attempt has paid it; none where there was nothing to pay. */
      attemptId: Type.Optional(Id),
      paidAt: Type.String(),
      placedAt: Type.Optional(Type.String()),
      /** The part of the total that is fees instead of goods and shipping. */
      fees: Type.Optional(MoneyAmount),
      /** What the total contains besides goods: shipping and fees without tax, and the tax of everything. */
      parts: Type.Optional(
        Type.Object({
          shippingMinor: Type.Integer(),
          feesMinor: Type.Integer(),
          taxMinor: Type.Integer(),
          /** What promotions and points have taken off goods and off delivery, without tax; none where it is not said. */
          discountMinor: Type.Optional(Type.Integer({ minimum: 0 })),
          shippingDiscountMinor: Type.Optional(Type.Integer({ minimum: 0 })),
        }),
      ),
      lines: Type.Array(Type.Object({ variantId: Id, quantity: Type.Integer(), gross: MoneyAmount })),
    }),
    isState: false,
    once: ['insight', 'payment', 'gateway', 'user', 'catalog'],
    everyInstance: [],
    invalidates: [],
  }),
  'order.cancelled': event({
    owner: 'order',
    summary: 'An order was cancelled; `wasPaid` tells whether money is given back. Key: orderId.',
    payload: Type.Object({
      orderId: Id,
      wasPaid: Type.Boolean(),
      total: MoneyAmount,
      paidAt: Type.Union([Type.String(), Type.Null()]),
    }),
    isState: false,
    once: ['insight', 'payment', 'gateway', 'user', 'catalog'],
    everyInstance: [],
    invalidates: [],
  }),
  'order.fulfilled': event({
    owner: 'order',
    summary:
      'Goods of an order have left for its buyer; `isComplete` tells whether nothing is left to send. Key: orderId.',
    payload: Type.Object({
      orderId: Id,
      shipmentId: Id,
      shippedAt: Type.String(),
      isComplete: Type.Boolean(),
      lines: Type.Array(Type.Object({ variantId: Id, quantity: Type.Integer() })),
    }),
    isState: false,
    once: [],
    everyInstance: [],
    invalidates: [],
  }),
  'return.moved': event({
    owner: 'order',
    summary:
      'A return of goods came to another state: asked for, approved, refused, expired, arrived or closed. Key: returnId.',
    payload: Type.Object({ returnId: Id, orderId: Id, state: Type.String() }),
    isState: false,
    once: [],
    everyInstance: [],
    invalidates: [],
  }),
  'order.refunded': event({
    owner: 'order',
    summary:
      'Money of a paid order is given back by line, as a credit note says; several for one order, told apart by refundId. Key: orderId.',
    payload: Type.Object({
      orderId: Id,
      refundId: Id,
      /** When it was, and when the order was paid. */
      refundedAt: Type.String(),
      paidAt: Type.String(),
      total: MoneyAmount,
      /** Points that were spent on these goods and come back with them. */
      pointsBack: Type.Optional(Type.Integer({ minimum: 1 })),
      /** What the total contains besides goods: shipping and fees without tax, the tax of everything, and goodwill. */
      parts: Type.Object({
        shippingMinor: Type.Integer(),
        feesMinor: Type.Integer(),
        taxMinor: Type.Integer(),
        goodwillMinor: Type.Integer(),
        /** How much of what was taken off is undone with it, without tax; none where it is not said. */
        discountMinor: Type.Optional(Type.Integer({ minimum: 0 })),
      }),
      lines: Type.Array(
        Type.Object({
          variantId: Id,
          quantity: Type.Integer(),
          gross: MoneyAmount,
          goods: Type.Union([Type.Literal('keep'), Type.Literal('restock'), Type.Literal('scrap')]),
        }),
      ),
    }),
    isState: false,
    once: ['insight', 'user', 'payment'],
    everyInstance: [],
    invalidates: [],
  }),
  'payment.settled': event({
    owner: 'payment',
    summary:
      'An attempt reached an outcome the order centre must hear of. Key: orderId; version rises per attempt.',
    payload: PaymentSettled,
    isState: false,
    once: ['order', 'gateway'],
    everyInstance: [],
    invalidates: [],
  }),
  'payment.review-moved': event({
    owner: 'payment',
    summary:
      'A payment waits for a person who looks at it, with its money held, or that has ended. Key: orderId; version rises per attempt.',
    payload: ReviewMoved,
    isState: false,
    once: ['order'],
    everyInstance: [],
    invalidates: [],
  }),
  'payment.adjusted': event({
    owner: 'payment',
    summary: 'Money that belongs to no order was charged (positive) or credited. Key: adjustmentId.',
    payload: Type.Object({
      adjustmentId: Id,
      account: Type.Union([Type.Literal('adjustment'), Type.Literal('fee')]),
      amount: MoneyAmount,
      at: Type.String(),
    }),
    isState: false,
    once: [],
    everyInstance: [],
    invalidates: [],
  }),
  'shop.viewed': event({
    owner: 'gateway',
    summary:
      'What people looked at in about a minute, counted by market: visits, pages seen, and product pages among them. Nothing of anybody. Key: batchId.',
    payload: ShopViewed,
    isState: false,
    once: ['insight'],
    everyInstance: [],
    invalidates: [],
  }),
  'cart.started': event({
    owner: 'order',
    summary: 'The first goods came into a cart. Key: cartId.',
    payload: CartStep,
    isState: false,
    once: ['insight'],
    everyInstance: [],
    invalidates: [],
  }),
  'checkout.started': event({
    owner: 'order',
    summary:
      'A buyer began to check out: told where to write or to send to, for the first time. Key: cartId.',
    payload: CartStep,
    isState: false,
    once: ['insight'],
    everyInstance: [],
    invalidates: [],
  }),
  'email.proved': event({
    owner: 'user',
    summary:
      'A customer proved that they read the e-mail of their account, the first or another one. Who must know it asks for it. Key: customerId.',
    payload: Type.Object({ customerId: Id }),
    isState: false,
    once: ['order'],
    everyInstance: [],
    invalidates: [],
  }),
  'session.ended': event({
    owner: 'user',
    summary:
      'Sessions or an API key ended or changed rights; whoever holds them in memory forgets them. Key: accountId or keyId.',
    payload: SessionEnded,
    isState: false,
    once: [],
    everyInstance: ['gateway'],
    invalidates: [],
  }),
} as const satisfies Record<string, EventContract>;

export type EventName = keyof typeof events;
// By name, not worked out anew wherever the name is open: that takes the compiler and the linter a second each.
type Payloads = { [Name in EventName]: Static<(typeof events)[Name]['payload']> };
export type EventPayload<Name extends EventName> = Payloads[Name];
