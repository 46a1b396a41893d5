import { Type } from 'typebox';
import { call } from '../call.ts';
import { CurrencyCode } from '../ids.ts';

export const reportCalls = {
  getSales: call({
    summary:
      'Orders and revenue by day of the shop’s clock and currency, for the last 1 to 92 days, the newest first.',
    input: Type.Object(
      { days: Type.Optional(Type.Integer({ minimum: 1, maximum: 92 })) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      days: Type.Array(
        Type.Object({
          day: Type.String(),
          currency: CurrencyCode,
          /** Orders placed that day, paid or not, and orders paid that day. */
          placed: Type.Integer(),
          orders: Type.Integer(),
          revenueMinor: Type.Integer(),
          /** Given back for orders paid that day, whenever they were cancelled. */
          refundedMinor: Type.Integer(),
        }),
      ),
    }),
    refusals: [],
    access: ['staff:reports.read'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/staff/reports/sales' },
  }),
};
