import { money } from '#contracts/money.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listDocumentsOfOrder } from '../../store/document/documents.ts';
import { maySeeDocuments } from './may-see-documents.ts';

/** The invoice and the credit notes of an order, for its buyer and for staff. */
export async function listDocuments(
  tools: Tools<'order'>,
  input: InputTo<'order', 'listDocuments'>,
): Promise<ResultOf<'order', 'listDocuments'>> {
  if (!(await maySeeDocuments(tools, input))) return refuse('order-not-found', 'There is no such order.');
  const documents = await tools.db.rows(listDocumentsOfOrder(input.orderId));
  return {
    documents: documents.map(({ documentId, kind, number, content }) => ({
      documentId,
      kind,
      number,
      issuedAt: content.issuedAt,
      total: money(content.totalMinor, content.currency),
      tax: money(content.taxMinor, content.currency),
    })),
  };
}
