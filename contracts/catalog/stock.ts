import { Type } from 'typebox';
import { call } from '../call.ts';
import { CurrencyCode, Id, Instant, LocaleName, MarketName, MoneyAmount, text } from '../ids.ts';
import { LocationId } from './location.ts';
import { CustomerGroup } from './price.ts';
import { Sku, Slug, TaxClass } from './product.ts';

const Quantity = Type.Integer({ minimum: 1, maximum: 100_000 });
const Lines = Type.Array(
  Type.Object({ variantId: Id, quantity: Quantity }, { additionalProperties: false }),
  {
    minItems: 1,
    maxItems: 1000,
  },
);
const orderOnly = {
  access: ['system', 'anonymous', 'customer', 'staff'],
  callers: ['order'],
  timeoutMs: 2000,
} as const;

export const ReservationState = Type.Union([
  Type.Literal('held'),
  Type.Literal('committed'),
  Type.Literal('released'),
]);

export const stockCalls = {
  quote: call({
    ...orderOnly,
    summary: 'Today’s price, tax class, words and free stock of several variants: one call for a whole cart.',
    input: Type.Object(
      {
        variantIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
        /** How many of each, in the order of `variantIds`; one when not said. */
        quantities: Type.Optional(Type.Array(Quantity, { maxItems: 200 })),
        /** The groups that the buyer is in. */
        groups: Type.Optional(Type.Array(CustomerGroup, { maxItems: 50 })),
        /** That of the market when not said. */
        currency: Type.Optional(CurrencyCode),
        locale: LocaleName,
        /** That of the locale when not said. */
        market: Type.Optional(MarketName),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      variants: Type.Array(
        Type.Object({
          variantId: Id,
          productId: Id,
          slug: Type.String(),
          sku: Sku,
          title: Type.String(),
          option: Type.Union([Type.String(), Type.Null()]),
          picture: Type.Union([Type.String(), Type.Null()]),
          /** The lowest that applies to the quantity and groups. */
          unitPrice: MoneyAmount,
          /** What one costs everybody, where that is more. */
          listPrice: Type.Optional(MoneyAmount),
          taxClass: TaxClass,
          /** The categories of its product and all above them, for prices and rules that name a category. */
          categorySlugs: Type.Array(Slug),
          /** What one weighs packed; not known when left out. */
          weightGrams: Type.Optional(Type.Integer({ minimum: 0 })),
          /** The class of goods that cannot be sent like any other, e.g. `bulky`. */
          shippingClass: Type.Optional(Type.String()),
          /** How many may be ordered: what is free, and what may be ordered beyond it; all locations together. */
          free: Type.Integer(),
        }),
      ),
    }),
    refusals: [],
    repeat: 'read',
  }),
  reserve: call({
    ...orderOnly,
    summary: 'Holds stock for an order: all lines or none. A repeat with the same order finds the same hold.',
    input: Type.Object(
      { orderId: Id, lines: Lines, holdSeconds: Type.Integer({ minimum: 1, maximum: 7 * 86_400 }) },
      { additionalProperties: false },
    ),
    output: Type.Object({ state: ReservationState }),
    refusals: ['out-of-stock', 'variant-not-found'],
    repeat: 'natural',
  }),
  extendReservation: call({
    ...orderOnly,
    summary: 'Moves the safety net of a held reservation further away.',
    input: Type.Object(
      { orderId: Id, holdSeconds: Type.Integer({ minimum: 1, maximum: 7 * 86_400 }) },
      { additionalProperties: false },
    ),
    output: Type.Object({ state: ReservationState }),
    refusals: ['not-found', 'reservation-released'],
    repeat: 'natural',
  }),
  commitReservation: call({
    ...orderOnly,
    summary: 'Turns a hold into sold goods; when the hold was released it takes again, or refuses.',
    input: Type.Object({ orderId: Id }, { additionalProperties: false }),
    output: Type.Object({ state: ReservationState }),
    refusals: ['not-found', 'out-of-stock'],
    repeat: 'natural',
  }),
  releaseReservation: call({
    ...orderOnly,
    summary: 'Gives the stock of an unshipped order back, held or committed; a repeat changes nothing.',
    input: Type.Object({ orderId: Id }, { additionalProperties: false }),
    output: Type.Object({ state: Type.Union([ReservationState, Type.Literal('none')]) }),
    refusals: [],
    repeat: 'natural',
  }),
  receiveStock: call({
    summary: 'Records goods received or counted, as movements; keyed by movementId.',
    input: Type.Object(
      {
        movements: Type.Array(
          Type.Object(
            {
              movementId: Id,
              variantId: Id,
              /** `main` when not said. */
              locationId: Type.Optional(LocationId),
              quantity: Type.Integer({ minimum: -100_000, maximum: 100_000 }),
              reason: Type.Union([
                Type.Literal('opening'),
                Type.Literal('received'),
                Type.Literal('counted'),
              ]),
              note: Type.Optional(text(200)),
              /** When it was, where that is not now: goods are as old as they are here. */
              receivedAt: Type.Optional(Instant),
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 500 },
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ recorded: Type.Integer(), known: Type.Integer() }),
    refusals: ['variant-not-found', 'not-found', 'value-invalid'],
    access: ['staff:stock.write', 'system'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 10_000,
    http: { method: 'POST', path: '/stock/movements' },
  }),
  getStock: call({
    summary: 'The stock of one variant, all locations together and each, with its last 50 movements.',
    input: Type.Object({ variantId: Id }, { additionalProperties: false }),
    output: Type.Object({
      variantId: Id,
      sku: Sku,
      onHand: Type.Integer(),
      held: Type.Integer(),
      committed: Type.Integer(),
      free: Type.Integer(),
      locations: Type.Array(
        Type.Object({
          locationId: LocationId,
          onHand: Type.Integer(),
          held: Type.Integer(),
          committed: Type.Integer(),
          free: Type.Integer(),
          safety: Type.Integer(),
          backorderLimit: Type.Integer(),
        }),
      ),
      /** The last 20 changes of what is kept back and what may be ordered beyond, the newest first. */
      limitChanges: Type.Array(
        Type.Object({
          locationId: LocationId,
          safety: Type.Integer(),
          backorderLimit: Type.Integer(),
          reason: Type.String(),
          changedBy: Type.String(),
          changedAt: Instant,
        }),
      ),
      movements: Type.Array(
        Type.Object({
          movementId: Id,
          locationId: LocationId,
          quantity: Type.Integer(),
          reason: Type.String(),
          at: Instant,
        }),
      ),
    }),
    refusals: ['variant-not-found'],
    access: ['staff:stock.write', 'staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/variants/{variantId}/stock' },
  }),
};
