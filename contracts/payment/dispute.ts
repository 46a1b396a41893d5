import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, MoneyAmount, text } from '../ids.ts';

const exact = { additionalProperties: false } as const;
const State = Type.Union([Type.Literal('opened'), Type.Literal('won'), Type.Literal('lost')]);

const Dispute = Type.Object({
  disputeId: Id,
  provider: Type.String(),
  orderId: Id,
  orderNumber: Type.String(),
  attemptId: Id,
  amount: MoneyAmount,
  /** The provider’s word for it. */
  reason: Type.String(),
  state: State,
  answerBy: Type.Union([Instant, Type.Null()]),
  openedAt: Instant,
  endedAt: Type.Union([Instant, Type.Null()]),
  /** What staff said for the shop. */
  note: Type.Union([Type.String(), Type.Null()]),
  /** Whether staff let the buyer keep the money. */
  isAccepted: Type.Boolean(),
  /** Whether the provider has what was said last. */
  answerState: Type.Union([
    Type.Literal('pending'),
    Type.Literal('sent'),
    Type.Literal('refused'),
    Type.Null(),
  ]),
});

export const disputeCalls = {
  listDisputes: call({
    summary:
      'Payments that the banks of buyers want back, the newest first; the open ones unless asked for others.',
    input: Type.Object(
      {
        state: Type.Optional(State),
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      exact,
    ),
    output: Type.Object({
      disputes: Type.Array(Dispute),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['invalid-input'],
    access: ['staff:payments.read'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/staff/disputes' },
  }),
  answerDispute: call({
    summary:
      'Tells the provider what speaks for the shop, before the deadline. A repeat with the same note changes nothing; another note takes its place while the dispute is open.',
    input: Type.Object({ disputeId: Id, note: text(5000) }, exact),
    output: Dispute,
    refusals: ['not-found', 'value-invalid'],
    access: ['staff:payments.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 8000,
    http: { method: 'PUT', path: '/staff/disputes/{disputeId}/answer' },
  }),
  acceptDispute: call({
    summary:
      'Lets the buyer keep the money of an open dispute: the provider ends it as lost. A repeat changes nothing.',
    input: Type.Object({ disputeId: Id }, exact),
    output: Dispute,
    refusals: ['not-found', 'value-invalid'],
    access: ['staff:payments.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 8000,
    http: { method: 'POST', path: '/staff/disputes/{disputeId}/acceptance' },
  }),
};
