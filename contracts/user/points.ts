import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, Nothing } from '../ids.ts';

const EntryKind = Type.Union([
  Type.Literal('earned'),
  Type.Literal('taken-back'),
  Type.Literal('redeemed'),
  Type.Literal('returned'),
  Type.Literal('expired'),
]);

const byOrder = {
  access: ['system', 'customer', 'staff', 'anonymous'],
  callers: ['order'],
  timeoutMs: 2000,
} as const;

export const pointsCalls = {
  getPoints: call({
    summary: 'The points of the signed-in customer: what they have, what can be redeemed, and every entry.',
    input: Type.Object(
      { cursor: Type.Optional(Cursor), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      balance: Type.Integer(),
      free: Type.Integer(),
      nextExpiry: Type.Union([Type.Object({ points: Type.Integer(), at: Instant }), Type.Null()]),
      entries: Type.Array(
        Type.Object({
          kind: EntryKind,
          points: Type.Integer(),
          orderId: Type.Union([Id, Type.Null()]),
          at: Instant,
        }),
      ),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['invalid-input'],
    access: ['customer'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/account/points' },
  }),
  reservePoints: call({
    ...byOrder,
    summary: 'Holds points of a customer for an order. They come free by themselves after two days.',
    input: Type.Object(
      {
        orderId: Id,
        customerId: Id,
        points: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
      },
      { additionalProperties: false },
    ),
    output: Nothing,
    refusals: ['not-found', 'amount-exceeds', 'already-exists'],
    repeat: 'natural',
  }),
  commitPoints: call({
    ...byOrder,
    summary:
      'Redeems the points held for an order. Takes again what came free meanwhile, if it is still there.',
    input: Type.Object({ orderId: Id }, { additionalProperties: false }),
    output: Nothing,
    refusals: ['not-found', 'amount-exceeds'],
    repeat: 'natural',
  }),
  releasePoints: call({
    ...byOrder,
    summary: 'Gives the points of an order back, redeemed ones too; nothing for an order that held none.',
    input: Type.Object({ orderId: Id }, { additionalProperties: false }),
    output: Nothing,
    refusals: [],
    repeat: 'natural',
  }),
};
