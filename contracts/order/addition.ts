import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { Id, Instant, MoneyAmount, text } from '../ids.ts';

const exact = { additionalProperties: false } as const;

const wish = {
  orderId: Id,
  /** Goods that come to those of the order; one that it has already costs what it cost there, without its promotions. */
  lines: Type.Optional(
    Type.Array(
      Type.Object({ variantId: Id, quantity: Type.Integer({ minimum: 1, maximum: 100_000 }) }, exact),
      { minItems: 1, maxItems: 100 },
    ),
  ),
  /** A dearer way of sending all goods of the order; what it costs more is due. */
  shippingMethod: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,40}$' })),
};

/** `link`: the buyer gets a link to pay by. `on-delivery`: at the door, with the order. `nothing`: there is nothing to pay. */
const Payment = Type.Union([Type.Literal('link'), Type.Literal('on-delivery'), Type.Literal('nothing')]);

export const AdditionProposal = Type.Object({
  /** The version of the order that it was worked out from. */
  version: Type.Integer(),
  lines: Type.Array(
    Type.Object({
      /** Null for what the delivery costs more. */
      variantId: Type.Union([Id, Type.Null()]),
      title: Type.String(),
      quantity: Type.Integer(),
      unitPrice: MoneyAmount,
      gross: MoneyAmount,
    }),
  ),
  /** What is due, and the tax contained in it. */
  difference: MoneyAmount,
  differenceTax: MoneyAmount,
  payment: Payment,
  /** How long the goods wait to be paid by the link. */
  holdSeconds: Type.Integer(),
});
export type AdditionProposalValue = Static<typeof AdditionProposal>;

/** What was added to an order: an order of its own beside it, with its own goods, payment and documents. */
export const Addition = Type.Object({
  orderId: Id,
  orderNumber: Type.String(),
  /** `due`: it is to be paid until `payBefore`. `agreed`: paid, or paid at the door. `undone`: it was not paid, or cancelled. */
  state: Type.Union([Type.Literal('due'), Type.Literal('agreed'), Type.Literal('undone')]),
  total: MoneyAmount,
  payBefore: Type.Union([Instant, Type.Null()]),
  /** Told to the buyer only. */
  orderKey: Type.Union([Type.String(), Type.Null()]),
});
export type AdditionValue = Static<typeof Addition>;

const staff = { access: ['staff:orders.write'], callers: ['gateway'] } as const;
const refusals = [
  'order-not-found',
  'order-state',
  'variant-not-found',
  'out-of-stock',
  'shipping-unavailable',
  'amount-exceeds',
  'value-invalid',
] as const;

export const orderAdditionCalls = {
  proposeAddition: call({
    ...staff,
    summary:
      'What more goods, or a dearer delivery, would make an order cost more before anything of it is sent. Nothing is written.',
    input: Type.Object(wish, exact),
    output: AdditionProposal,
    refusals,
    repeat: 'read',
    timeoutMs: 4000,
    http: { method: 'POST', path: '/staff/orders/{orderId}/addition-proposals' },
  }),
  addToOrder: call({
    ...staff,
    summary:
      'Makes a proposed addition, at the version of the order that it was worked out from: its goods are held and the buyer gets a link to pay the difference, until a deadline that undoes it. The same reference finds the same addition.',
    input: Type.Object(
      {
        ...wish,
        version: Type.Integer({ minimum: 1 }),
        /** The writer's own name for the addition, unique within the order. */
        reference: text(80),
        reason: text(200),
      },
      exact,
    ),
    output: Addition,
    refusals: [...refusals, 'already-exists', 'version-conflict'],
    repeat: 'natural',
    timeoutMs: 15_000,
    http: { method: 'POST', path: '/staff/orders/{orderId}/additions', successStatus: 201 },
  }),
};
