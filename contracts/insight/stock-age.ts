import { Type } from 'typebox';
import { call } from '../call.ts';
import { LocationId } from '../catalog/location.ts';
import { CurrencyCode, Cursor, Id, LocaleName } from '../ids.ts';

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** Goods that were received so many days ago, first and last included; the last band has no end. */
const AgeBand = Type.Object({
  fromDays: Type.Integer(),
  toDays: OrNull(Type.Integer()),
  quantity: Type.Integer(),
  /** At today's price in the market of the locale; what has no price there counts for nothing. */
  valueMinor: Type.Integer(),
});

const forAnalysts = {
  access: ['staff:reports.read'] as const,
  callers: ['gateway'] as const,
  repeat: 'read' as const,
  isBackground: true as const,
  timeoutMs: 5000,
};

const where = { locale: LocaleName, locationId: Type.Optional(LocationId) };

/** How old the goods on hand are, by layers: the first that came are the first that go. */
export const stockAgeCalls = {
  reportStockAges: call({
    ...forAnalysts,
    summary:
      'Goods on hand by variant and location, those with the oldest units first: by age, and how fast they sell.',
    input: Type.Object(
      {
        ...where,
        /** Sales of this many days tell the pace; 30 when not said. */
        days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
        /** Only what has lain here for so many days without a single sale. */
        unsoldDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      currency: CurrencyCode,
      accounts: Type.Array(
        Type.Object({
          variantId: Id,
          locationId: Type.String(),
          sku: OrNull(Type.String()),
          slug: OrNull(Type.String()),
          title: OrNull(Type.String()),
          onHand: Type.Integer(),
          valueMinor: OrNull(Type.Integer()),
          oldestOn: Type.String(),
          averageAgeDays: Type.Number(),
          bands: Type.Array(AgeBand),
          /** Of the variant, all locations together: sold within the days, what was given back taken off. */
          soldQuantity: Type.Integer(),
          lastSoldOn: OrNull(Type.String()),
          /** Until the variant is sold out at this pace; none when nothing was sold. */
          daysLeft: OrNull(Type.Integer()),
          /** The part sold of what was sold within the days and what is left, 0 to 1. */
          sellThrough: OrNull(Type.Number()),
        }),
      ),
      nextCursor: OrNull(Type.String()),
    }),
    refusals: ['invalid-input'],
    http: { method: 'GET', path: '/staff/reports/stock/ages' },
  }),
  sumStockAges: call({
    ...forAnalysts,
    summary: 'All goods on hand by age, with what they are worth at today’s prices of a market.',
    input: Type.Object(where, { additionalProperties: false }),
    output: Type.Object({
      currency: CurrencyCode,
      quantity: Type.Integer(),
      valueMinor: Type.Integer(),
      /** Units of variants that have no price in the market. */
      withoutPrice: Type.Integer(),
      bands: Type.Array(AgeBand),
    }),
    refusals: [],
    http: { method: 'GET', path: '/staff/reports/stock/ages/sums' },
  }),
};
