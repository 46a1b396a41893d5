import { Type } from 'typebox';
import { SumMinor } from '../amounts.ts';
import { call } from '../call.ts';
import { Email, Id, Instant, LocaleName, MarketName, MoneyAmount, text } from '../ids.ts';
import { ManualMethod } from '../payment/manual-payment.ts';
import { Address } from './cart.ts';

const exact = { additionalProperties: false } as const;

/** Goods at the catalog's price, or at another for a reason; or a fee. Amounts are minor units and include tax, where prices of the market do. */
const DraftLine = Type.Union([
  Type.Object(
    {
      variantId: Id,
      quantity: Type.Integer({ minimum: 1, maximum: 100_000 }),
      price: Type.Optional(Type.Object({ unitPriceMinor: SumMinor, reason: text(200) }, exact)),
    },
    exact,
  ),
  Type.Object({ fee: text(200), amountMinor: SumMinor }, exact),
]);

const Draft = Type.Object(
  {
    /** The writer's own name for the order, unique among drafts: the same reference finds the same order again. */
    reference: text(100),
    /** The language of its words. */
    locale: LocaleName,
    /** That of the locale when left out; it gives the currency. */
    market: Type.Optional(MarketName),
    buyer: Type.Object(
      {
        customerId: Type.Optional(Id),
        email: Type.Optional(Email),
        shippingAddress: Type.Optional(Address),
        /** Where the goods go, for the tax, when no address is known; else the country of the market. */
        country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
      },
      exact,
    ),
    lines: Type.Array(DraftLine, { minItems: 1, maxItems: 1000 }),
    /** Now, when left out. Only those who may import orders say another time. */
    placedAt: Type.Optional(Instant),
    /** Money received by hand; `receivedAt` is `placedAt` when left out. */
    payment: Type.Object(
      {
        method: ManualMethod,
        reference: Type.Optional(text(100)),
        receivedAt: Type.Optional(Instant),
      },
      exact,
    ),
  },
  exact,
);

const DraftResult = Type.Union([
  Type.Object({
    outcome: Type.Literal('placed'),
    reference: Type.String(),
    orderId: Id,
    orderNumber: Type.String(),
    total: MoneyAmount,
    /** False when the reference was known: nothing was done again. */
    isNew: Type.Boolean(),
    /** In the order of the draft. */
    lineIds: Type.Array(Id),
  }),
  Type.Object({
    outcome: Type.Literal('refused'),
    reference: Type.String(),
    /** `version-conflict`: it is being worked on; send it again in half a minute. */
    code: Type.Union([
      Type.Literal('value-invalid'),
      Type.Literal('variant-not-found'),
      Type.Literal('out-of-stock'),
      Type.Literal('already-exists'),
      Type.Literal('version-conflict'),
    ]),
    detail: Type.String(),
  }),
]);

export const draftCalls = {
  placeDraftOrders: call({
    summary:
      'Places orders that staff wrote down and that were paid by hand: each is placed, its goods sold and its money recorded, or refused by itself. Repeat with the same references after a failure.',
    input: Type.Object({ orders: Type.Array(Draft, { minItems: 1, maxItems: 50 }) }, exact),
    output: Type.Object({ results: Type.Array(DraftResult) }),
    refusals: ['not-allowed', 'invalid-input', 'version-conflict'],
    access: ['staff:orders.draft'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 25_000,
    http: { method: 'POST', path: '/staff/draft-orders' },
  }),
};
