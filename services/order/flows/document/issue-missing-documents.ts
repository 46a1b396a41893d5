import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { cancellationNoteOf, creditNoteOf } from '../../domain/document/credit-note-of.ts';
import { invoiceOf } from '../../domain/document/invoice-of.ts';
import { sellerOf } from '../../domain/document/seller-of.ts';
import { marketOf } from '../../domain/market-of.ts';
import type { Order } from '../../domain/order.ts';
import { insertCancellationNote, insertInvoice, insertRefundNote } from '../../store/document/documents.ts';
import {
  findUndocumented,
  listUndocumentedRefunds,
  noteDocumented,
} from '../../store/document/undocumented.ts';
import { findOrder } from '../../store/orders.ts';

const batchSize = 100;

/**
 * Issues what is missing of orders that were paid before there were documents, or by an older version while a new one
 * came. Each order gets all of its documents in one flight; one that moves meanwhile waits for the next time.
 */
export async function issueMissingDocuments(tools: Tools<'order'>): Promise<void> {
  const found = await tools.db.rows(findUndocumented(batchSize));
  for (const { orderId } of found) await issue(tools, orderId);
}

async function issue(tools: Tools<'order'>, orderId: string): Promise<void> {
  const [[order], refunds] = await tools.db.together([findOrder(orderId), listUndocumentedRefunds(orderId)]);
  if (!order || order.paidAt === null) return;
  const { currency, paidAt, attempts, draft, readAt } = order;
  const market = marketOf(currency);
  const method = attempts.find(({ capturedMinor }) => capturedMinor > 0)?.method ?? null;
  const head = { seller: sellerOf(tools.setting, market), method };
  const creditable = { ...order, reference: draft?.reference ?? null };
  const notes = refunds.map(({ refundId, refundedAt, ...given }) => {
    const content = creditNoteOf(creditable, given, { ...head, issuedAt: refundedAt, reason: 'refund' });
    return insertRefundNote(uuidv7(), refundId, market, JSON.stringify(content));
  });
  const invoice = JSON.stringify(invoiceOf(order, { ...head, issuedAt: paidAt }));
  const flown = await tools.db.tryFlight([
    noteDocumented(orderId, order.version),
    ...(order.documented === 'none' ? [insertInvoice(uuidv7(), orderId, market, invoice)] : []),
    ...notes,
    ...cancellation(order, { ...head, issuedAt: readAt }),
  ]);
  if (!flown.isRefused || flown.refusedBy === 'order-moved') return;
  throw new Error(`the documents of order ${orderId} could not be issued: ${flown.refusedBy}`);
}

function cancellation(order: Order, head: Parameters<typeof cancellationNoteOf>[1]): Step[] {
  if (order.state !== 'cancelled' || order.totalMinor === order.refundedMinor) return [];
  const content = JSON.stringify(cancellationNoteOf(order, head));
  return [insertCancellationNote(uuidv7(), order.orderId, marketOf(order.currency), content)];
}
