import { Type } from 'typebox';
import { call } from '../call.ts';
import { Id } from '../ids.ts';
import { ReservationState } from './stock.ts';

const forStaff = {
  refusals: [],
  access: ['staff:stock.write'],
  callers: ['gateway'],
  repeat: 'read',
  isBackground: true,
  timeoutMs: 5000,
} as const;
const Ids = Type.Array(Id, { minItems: 1, maxItems: 1000 });

export const stockSumCalls = {
  sumMovements: call({
    ...forStaff,
    summary:
      'What recorded movements of stock come to, by reason and direction; unknown ids count for nothing.',
    input: Type.Object({ movementIds: Ids }, { additionalProperties: false }),
    output: Type.Object({
      sums: Type.Array(
        Type.Object({ reason: Type.String(), movements: Type.Integer(), quantity: Type.Integer() }),
      ),
    }),
    http: { method: 'POST', path: '/stock/movements/sums' },
  }),
  sumReservations: call({
    ...forStaff,
    summary:
      'How many units the reservations of orders took, and how many of them left the orders again before they went, by state; unknown orders count for nothing.',
    input: Type.Object({ orderIds: Ids }, { additionalProperties: false }),
    output: Type.Object({
      sums: Type.Array(
        Type.Object({
          state: ReservationState,
          reservations: Type.Integer(),
          units: Type.Integer(),
          cancelled: Type.Integer(),
        }),
      ),
    }),
    http: { method: 'POST', path: '/stock/reservations/sums' },
  }),
};
