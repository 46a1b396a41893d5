import { addDays } from '../../parts/market-day.ts';

/** What is counted of one day. */
export type DayFigures = {
  orders: number;
  revenueMinor: number;
  refundedMinor: number;
  visits: number;
  placed: number;
};
export type Day = DayFigures & { day: string };
export type Measure = 'orders' | 'revenue' | 'conversion';

const nothing: DayFigures = { orders: 0, revenueMinor: 0, refundedMinor: 0, visits: 0, placed: 0 };

/** The first and last days of the last `days` days, today included, and of as many before them. */
export function periodsOf(
  today: string,
  days: number,
): Record<'now' | 'before', { from: string; to: string }> {
  return {
    now: { from: addDays(today, 1 - days), to: today },
    before: { from: addDays(today, 1 - 2 * days), to: addDays(today, -days) },
  };
}

/** Every day from the first to the last, with what is known of it from sales and visits. */
export function fillDays(
  { from, to }: { from: string; to: string },
  sales: readonly (Pick<DayFigures, 'orders' | 'revenueMinor' | 'refundedMinor'> & { day: string })[],
  visits: readonly (Pick<DayFigures, 'visits' | 'placed'> & { day: string })[],
): Day[] {
  const soldOn = new Map(sales.map((each) => [each.day, each]));
  const seenOn = new Map(visits.map((each) => [each.day, each]));
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const { orders, revenueMinor, refundedMinor } = soldOn.get(day) ?? nothing;
    const seen = seenOn.get(day) ?? nothing;
    days.push({ day, orders, revenueMinor, refundedMinor, visits: seen.visits, placed: seen.placed });
  }
  return days;
}

/** The sums of some days. */
export function sumDays(days: readonly DayFigures[]): DayFigures {
  return days.reduce(
    (sum, day) => ({
      orders: sum.orders + day.orders,
      revenueMinor: sum.revenueMinor + day.revenueMinor,
      refundedMinor: sum.refundedMinor + day.refundedMinor,
      visits: sum.visits + day.visits,
      placed: sum.placed + day.placed,
    }),
    nothing,
  );
}

/**
 * One figure: orders, minor units, or orders placed for each visit. That is null where nobody came, and where there are
 * more orders than visits, since staff and importers bring theirs without coming to the shop.
 */
export function measureOf(figures: DayFigures, measure: Measure): number | null {
  if (measure === 'orders') return figures.orders;
  if (measure === 'revenue') return figures.revenueMinor;
  const { visits, placed } = figures;
  return visits > 0 && placed <= visits ? placed / visits : null;
}

/** How much more (above 0) or less something is than before, as a share of it; null where there was nothing before. */
export function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before <= 0 ? null : now / before - 1;
}
