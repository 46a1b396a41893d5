import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { auditSomeStock } from '../../store/audit.ts';
import { findMoved, readClock } from '../../store/book/stock-books.ts';

const movedMost = 5000;
const ordersMost = 5000;
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * Runs the rules of stock on the variants that moved since the last time, at most 5,000, and their orders, or on what is named. Where an import
 * moved more at once, the daily recount counts the rest.
 */
export async function auditChanges(
  tools: Tools<'catalog'>,
  { after, ids }: InputTo<'catalog', 'auditChanges'>,
): Promise<AnswerOf<'catalog', 'auditChanges'>> {
  const clock = await tools.db.row(readClock());
  if (!clock) throw new Error('a database has a clock');
  const moved = after?.at ? await tools.db.rows(findMoved(after.at, movedMost)) : [];
  const named = ids.filter((id) => uuid.test(id));
  const variantIds = [...new Set([...moved.map(({ variantId }) => variantId), ...named])];
  const orderIds = [...new Set(moved.flatMap((each) => each.orderIds))];
  const findings =
    variantIds.length === 0 ? [] : await auditSomeStock(tools.db, variantIds, [...orderIds, ...named]);
  return {
    findings: findings.map((each) => ({ ...each, ids: [...each.ids] })),
    mark: { epoch: 0, xid: '0', sequence: 0, at: clock.at },
    hasMore: false,
    orderIds: orderIds.slice(0, ordersMost),
  };
}
