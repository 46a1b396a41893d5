import type { Database } from '../db/database.ts';
import type { Step } from '../db/statement.ts';

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
};

/**
 * Carries a statement out and gives how many rows of tables it read for that, by the table: what grows with a table and should not
 * is found by counting, on a machine of any speed. PostgreSQL reckons with slow disks here, as it does by itself: then it reads a whole
 * table the soonest. By `explain (analyze)`, which tells rows in the mean of all loops.
 */
export async function rowsReadBy(db: Database, { text, values }: Step): Promise<Record<string, number>> {
  const step = { name: '', text: `explain (analyze, timing off, format json) ${text}`, values };
  const costs = { name: '', text: 'set local random_page_cost = 4', values: [] };
  const [, [row]] = (await db.flight([costs, step])) as [unknown[], { 'QUERY PLAN': [{ Plan: Plan }] }[]];
  if (!row) throw new Error('the statement was not explained');
  const read: Record<string, number> = {};
  const visit = (plan: Plan): void => {
    const { 'Relation Name': table, 'Node Type': kind, 'Actual Loops': loops } = plan;
    if (table !== undefined && kind.endsWith('Scan')) {
      const { 'Rows Removed by Filter': refused = 0, 'Rows Removed by Index Recheck': rechecked = 0 } = plan;
      read[table] = (read[table] ?? 0) + Math.round((plan['Actual Rows'] + refused + rechecked) * loops);
    }
    for (const below of plan.Plans ?? []) visit(below);
  };
  visit(row['QUERY PLAN'][0].Plan);
  return read;
}
