import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { layOutDocument } from '../../domain/document/lay-out-document.ts';
import { renderPage } from '../../domain/document/render-page.ts';
import { findDocument } from '../../store/document/documents.ts';
import { maySeeDocuments } from './may-see-documents.ts';
import type { Press } from './open-press.ts';

/** A document of an order as a file, from the facts that were frozen when it was issued. */
export async function readDocument(
  tools: Tools<'order', { press: Press }>,
  input: InputTo<'order', 'readDocument'>,
): Promise<ResultOf<'order', 'readDocument'>> {
  const { orderId, documentId, format } = input;
  if (!(await maySeeDocuments(tools, input))) return refuse('order-not-found', 'There is no such order.');
  const document = await tools.db.row(findDocument(orderId, documentId));
  if (!document) return refuse('not-found', 'The order has no such document.');
  if (format === 'html') {
    const page = renderPage(layOutDocument(document));
    return fileOf(`${document.number}.html`, 'text/html; charset=utf-8', Buffer.from(page));
  }
  const bytes = await tools.resources.press.print(document);
  if (bytes === 'busy') {
    return refuse('overloaded', 'Many documents are being printed just now; try again in a moment.', {
      retryAfterSeconds: 2,
    });
  }
  return fileOf(`${document.number}.pdf`, 'application/pdf', bytes);
}

function fileOf(fileName: string, contentType: string, bytes: Uint8Array) {
  return { contentType, fileName, base64: Buffer.from(bytes).toString('base64') };
}
