import { Type } from 'typebox';
import { call } from '../call.ts';
import { CurrencyCode, Cursor, Id, LocaleName, MarketName } from '../ids.ts';

const Day = Type.String({ format: 'date', maxLength: 10 });
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const paging = {
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

/** From the first to the last day, both included, at most 366, on the clock of the market; its currency when none is said. */
const period = { from: Day, to: Day, market: MarketName, currency: Type.Optional(CurrencyCode), ...paging };

const sums = {
  orders: Type.Integer(),
  quantity: Type.Integer(),
  revenueMinor: Type.Integer(),
  refundedQuantity: Type.Integer(),
  refundedMinor: Type.Integer(),
};

const forAnalysts = {
  access: ['staff:reports.read'] as const,
  callers: ['gateway'] as const,
  repeat: 'read' as const,
  isBackground: true as const,
  timeoutMs: 5000,
};

/** Reports on a period, which never count what an order's own events did not tell. */
export const salesReportCalls = {
  reportSales: call({
    ...forAnalysts,
    summary:
      'The days of a market within a period, the newest first: orders placed and paid, and their money.',
    input: Type.Object(period, { additionalProperties: false }),
    output: Type.Object({
      days: Type.Array(
        Type.Object({
          day: Type.String(),
          market: MarketName,
          currency: CurrencyCode,
          placed: Type.Integer(),
          /** Of the orders placed that day, those that were paid since. */
          placedAndPaid: Type.Integer(),
          orders: Type.Integer(),
          revenueMinor: Type.Integer(),
          /** The part of the revenue that is fees. */
          feesMinor: Type.Integer(),
          /** Given back for orders paid that day. */
          refundedMinor: Type.Integer(),
        }),
      ),
      nextCursor: OrNull(Type.String()),
    }),
    refusals: ['invalid-input'],
    http: { method: 'GET', path: '/staff/reports/sales/days' },
  }),
  reportProducts: call({
    ...forAnalysts,
    summary: 'Products that sold in a market within a period, those of most revenue first, refunds beside.',
    input: Type.Object({ ...period, locale: LocaleName }, { additionalProperties: false }),
    output: Type.Object({
      products: Type.Array(
        Type.Object({ productId: Id, slug: OrNull(Type.String()), title: OrNull(Type.String()), ...sums }),
      ),
      nextCursor: OrNull(Type.String()),
    }),
    refusals: ['invalid-input'],
    http: { method: 'GET', path: '/staff/reports/sales/products' },
  }),
  reportCategories: call({
    ...forAnalysts,
    summary:
      'Categories that sold in a market within a period, each with what is below it, those of most revenue first.',
    input: Type.Object({ ...period, locale: LocaleName }, { additionalProperties: false }),
    output: Type.Object({
      categories: Type.Array(Type.Object({ slug: Type.String(), title: Type.String(), ...sums })),
      nextCursor: OrNull(Type.String()),
    }),
    refusals: ['invalid-input'],
    http: { method: 'GET', path: '/staff/reports/sales/categories' },
  }),
  reportUnsold: call({
    ...forAnalysts,
    summary: 'Variants that can be had and were not sold for some days, those unsold longest first.',
    input: Type.Object(
      { days: Type.Integer({ minimum: 1, maximum: 3650 }), locale: LocaleName, ...paging },
      { additionalProperties: false },
    ),
    output: Type.Object({
      variants: Type.Array(
        Type.Object({
          variantId: Id,
          sku: Type.String(),
          slug: OrNull(Type.String()),
          title: OrNull(Type.String()),
          /** Free stock when it last came to another level. */
          free: Type.Integer(),
          lastSoldOn: OrNull(Type.String()),
        }),
      ),
      nextCursor: OrNull(Type.String()),
    }),
    refusals: ['invalid-input'],
    http: { method: 'GET', path: '/staff/reports/stock/unsold' },
  }),
};
