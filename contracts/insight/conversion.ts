import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, MarketName } from '../ids.ts';

const Day = Type.String({ format: 'date', maxLength: 10 });

export const conversionCalls = {
  reportConversion: call({
    summary:
      'How far visitors of a market come, by day, the newest first: visits, pages, carts, checkouts, orders. Each step counts on its own day.',
    input: Type.Object(
      {
        /** Both included, at most 366 days, on the clock of the market. */
        from: Day,
        to: Day,
        market: MarketName,
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      days: Type.Array(
        Type.Object({
          day: Type.String(),
          /** Page requests that came from outside of the shop; known crawlers count nowhere. */
          visits: Type.Integer(),
          pageViews: Type.Integer(),
          productViews: Type.Integer(),
          /** Carts that got their first goods, and those whose buyer began to check out. */
          carts: Type.Integer(),
          checkouts: Type.Integer(),
          placed: Type.Integer(),
          /** Of the orders placed that day, those that were paid since. */
          placedAndPaid: Type.Integer(),
        }),
      ),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['invalid-input'],
    access: ['staff:reports.read'],
    callers: ['gateway'],
    repeat: 'read',
    isBackground: true,
    timeoutMs: 5000,
    http: { method: 'GET', path: '/staff/reports/conversion' },
  }),
};
