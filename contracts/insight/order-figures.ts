import { Type } from 'typebox';
import { call } from '../call.ts';
import { CurrencyCode, Id } from '../ids.ts';

export const orderFigureCalls = {
  sumOrderFigures: call({
    summary:
      'What these orders have added to the reports, by currency; for checks that the reports hold all of them.',
    input: Type.Object(
      { orderIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      sums: Type.Array(
        Type.Object({
          currency: CurrencyCode,
          placed: Type.Integer(),
          paid: Type.Integer(),
          revenueMinor: Type.Integer(),
          refundedMinor: Type.Integer(),
        }),
      ),
    }),
    refusals: [],
    access: ['staff:reports.read'],
    callers: ['gateway'],
    repeat: 'read',
    isBackground: true,
    timeoutMs: 5000,
    http: { method: 'POST', path: '/staff/reports/order-figures' },
  }),
};
