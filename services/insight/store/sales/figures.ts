import type { Currency } from '#contracts/money.ts';
import { statement } from '#runtime/db/statement.ts';

export type FiguresRow = {
  day: string;
  currency: Currency;
  placed: number;
  orders: number;
  revenueMinor: number;
  refundedMinor: number;
};

/** The figures of each currency from its day on, the newest day first. */
export const listFigures = statement<FiguresRow, [currencies: string[], firstDays: string[]]>(
  'insight.figures.list',
  `select f.day, f.currency, f.placed, f.orders, f.revenue_minor as "revenueMinor",
     f.refunded_minor as "refundedMinor"
   from unnest($1::text[], $2::date[]) as wanted (currency, first_day)
   join daily_figures f on f.currency = wanted.currency and f.day >= wanted.first_day
   order by f.day desc, f.currency`,
);
