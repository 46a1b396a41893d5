import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listDrafts } from '../../store/draft/list-drafts.ts';

const pageSize = 100;

/** A page of the orders that staff wrote down under references that begin alike. */
export async function listDraftOrders(
  tools: Tools<'order'>,
  { reference, after = '', limit = pageSize }: InputTo<'order', 'listDraftOrders'>,
): Promise<AnswerOf<'order', 'listDraftOrders'>> {
  const rows = await tools.db.rows(listDrafts(reference, after, limit + 1));
  return { orders: rows.slice(0, limit), hasMore: rows.length > limit };
}
