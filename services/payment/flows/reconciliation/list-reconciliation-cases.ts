import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { idCursor, readIdCursor } from '../../domain/id-cursor.ts';
import { showCase } from '../../domain/reconciliation/show-case.ts';
import { listCases } from '../../store/reconciliation/cases.ts';
import type { PaymentTools } from '../provider-of.ts';

const pageSize = 50;

/** Cases for staff, the open ones unless asked for others. */
export async function listReconciliationCases(
  tools: PaymentTools,
  { state = 'open', cursor, limit = pageSize }: InputTo<'payment', 'listReconciliationCases'>,
): Promise<ResultOf<'payment', 'listReconciliationCases'>> {
  const before = cursor === undefined ? null : readIdCursor(cursor);
  if (before === undefined) {
    return refuse('invalid-input', 'This is no cursor of this list.', { path: '/cursor' });
  }
  const rows = await tools.db.rows(listCases(state, before, limit + 1));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    cases: page.map(showCase),
    nextCursor: rows.length > limit && last ? idCursor(last.caseId) : null,
  };
}
