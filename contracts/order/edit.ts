import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { Id, MoneyAmount, text } from '../ids.ts';
import { Address } from './cart.ts';
import { RefundView } from './refund.ts';

const exact = { additionalProperties: false } as const;

const change = {
  orderId: Id,
  /** Lines that change, with how many the order keeps of each: fewer than before, 0 to take it out. */
  lines: Type.Optional(
    Type.Array(Type.Object({ lineId: Id, quantity: Type.Integer({ minimum: 0, maximum: 100_000 }) }, exact), {
      minItems: 1,
      maxItems: 1000,
    }),
  ),
  /** Where the goods go instead: with the same tax and the same delivery as before. */
  shippingAddress: Type.Optional(Address),
};

/** What an edit changes: what is kept of the order's total is what was paid less what was given back. */
const proposal = {
  /** The version of the order that it was worked out from. */
  version: Type.Integer(),
  lines: Type.Array(Type.Object({ lineId: Id, from: Type.Integer(), to: Type.Integer() })),
  isAddressChanged: Type.Boolean(),
  keptBefore: MoneyAmount,
  keptAfter: MoneyAmount,
};

export const EditProposal = Type.Object({
  ...proposal,
  /** What is given back, and the tax contained in it. */
  difference: MoneyAmount,
  differenceTax: MoneyAmount,
});
export type EditProposalValue = Static<typeof EditProposal>;

export const EditView = Type.Object({
  ...proposal,
  editId: Id,
  reference: Type.String(),
  /** What is given back, with its credit note; none where no money is. */
  refund: Type.Union([RefundView, Type.Null()]),
});
export type EditValue = Static<typeof EditView>;

const staff = { access: ['staff:orders.write'], callers: ['gateway'] } as const;
const refusals = [
  'order-not-found',
  'order-state',
  'quantity-limit',
  'amount-exceeds',
  'shipping-unavailable',
  'value-invalid',
] as const;

export const orderEditCalls = {
  proposeEdit: call({
    ...staff,
    summary:
      'What a change of a paid order comes to before its goods are sent: fewer of a line, a line less, another address. Nothing is written.',
    input: Type.Object(change, exact),
    output: EditProposal,
    refusals,
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'POST', path: '/staff/orders/{orderId}/edit-proposals' },
  }),
  editOrder: call({
    ...staff,
    summary:
      'Makes a proposed change, at the version of the order that it was worked out from: goods go back to stock, the difference is given back with a credit note. The same reference finds the same edit.',
    input: Type.Object(
      {
        ...change,
        version: Type.Integer({ minimum: 1 }),
        /** The writer's own name for the edit, unique within the order. */
        reference: text(80),
        reason: text(200),
      },
      exact,
    ),
    output: EditView,
    refusals: [...refusals, 'already-exists', 'version-conflict'],
    repeat: 'natural',
    timeoutMs: 15_000,
    http: { method: 'POST', path: '/staff/orders/{orderId}/edits', successStatus: 201 },
  }),
};
