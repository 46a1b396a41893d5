import { statement, type Step } from '#runtime/db/statement.ts';

/**
 * A figure made anew: nobody adds to its table meanwhile, and the rows that it is the sum of are read after that. Rows of the
 * table that `where` names are written over.
 */
type Recount = { table: string; where?: string; remake: string };

/** By the rule that does not hold. `id` is what the audit names: $1. */
const recounts: Readonly<Record<string, Recount>> = {
  'the figures of a day are the sums of its orders': {
    table: 'daily_figures',
    where: `concat(day, ' ', currency) = $1`,
    remake: `insert into daily_figures (day, currency, placed, orders, revenue_minor, refunded_minor)
      select day, currency, sum(placed), sum(orders), sum(revenue), sum(refunded)
      from order_figures o, lateral (values
        (placed_on, 1, 0, 0, 0), (paid_on, 0, 1, paid_minor, 0), (refunded_on, 0, 0, 0, refunded_minor)
      ) as part (day, placed, orders, revenue, refunded)
      where day is not null and concat(day, ' ', currency) = $1 group by day, currency`,
  },
  'the figures of a market are the sums of its orders': {
    table: 'market_figures',
    where: `concat(day, ' ', market, ' ', currency) = $1`,
    remake: `insert into market_figures (day, market, currency, placed, placed_and_paid, orders, revenue_minor, fees_minor, refunded_minor)
      select day, part_market, currency, sum(placed), sum(placed_and_paid), sum(orders), sum(revenue), sum(fees), sum(refunded)
      from order_figures o, lateral (values
        (placed_on, placed_market, 1, (paid_on is not null)::int, 0, 0, 0, 0),
        (paid_on, market, 0, 0, 1, paid_minor, fees_minor, 0),
        (refunded_on, market, 0, 0, 0, 0, 0, refunded_minor)
      ) as part (day, part_market, placed, placed_and_paid, orders, revenue, fees, refunded)
      where day is not null and concat(day, ' ', part_market, ' ', currency) = $1 group by day, part_market, currency`,
  },
  'the figures of a variant are the sums of its order lines': {
    table: 'variant_figures',
    where: `concat(day, ' ', market, ' ', variant_id) = $1`,
    remake: `insert into variant_figures (day, market, currency, variant_id, orders, quantity, revenue_minor, refunded_quantity, refunded_minor)
      select day, market, currency, variant_id, count(distinct order_id), sum(quantity), sum(gross_minor),
        sum(refunded_quantity), sum(refunded_minor)
      from order_lines where concat(day, ' ', market, ' ', variant_id) = $1 group by day, market, currency, variant_id`,
  },
  'the size of a segment is the number of its members': {
    table: 'segments',
    remake: `update segments s set size = (select count(*) from segment_members m where m.segment_id = s.segment_id)
      where segment_id::text = $1`,
  },
};

/** The steps that make a figure anew from its rows; none for a rule that this does not mend. */
export function recountFigures(rule: string, id: string): Step[] {
  const recount = recounts[rule];
  if (!recount) return [];
  const { table, where, remake } = recount;
  const ofOne = (name: string, text: string) => statement<unknown, [id: string]>(name, text)(id);
  return [
    statement(`insight.figures.hold-${table}`, `lock table ${table} in share row exclusive mode`)(),
    ...(where ? [ofOne(`insight.figures.clear-${table}`, `delete from ${table} where ${where}`)] : []),
    ofOne(`insight.figures.remake-${table}`, remake),
  ];
}
