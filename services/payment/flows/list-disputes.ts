import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { idCursor, readIdCursor } from '../domain/id-cursor.ts';
import { showDispute } from '../domain/show-dispute.ts';
import { listDisputes as findDisputes } from '../store/disputes.ts';
import type { PaymentTools } from './provider-of.ts';

const pageSize = 50;

/** Disputes for staff, the open ones unless asked for others. */
export async function listDisputes(
  tools: PaymentTools,
  { state = 'opened', cursor, limit = pageSize }: InputTo<'payment', 'listDisputes'>,
): Promise<ResultOf<'payment', 'listDisputes'>> {
  const before = cursor === undefined ? null : readIdCursor(cursor);
  if (before === undefined) {
    return refuse('invalid-input', 'This is no cursor of this list.', { path: '/cursor' });
  }
  const rows = await tools.db.rows(findDisputes(state, before, limit + 1));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    disputes: page.map(showDispute),
    nextCursor: rows.length > limit && last ? idCursor(last.disputeId) : null,
  };
}
