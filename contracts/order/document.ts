import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, MarketName, MoneyAmount } from '../ids.ts';

const exact = { additionalProperties: false } as const;
const Day = Type.String({ format: 'date', maxLength: 10 });
const OrderKey = Type.String({ minLength: 20, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' });
const shopper = { access: ['anonymous', 'customer', 'staff'], callers: ['gateway'], repeat: 'read' } as const;

/** A file as services hand it over; the gateway sends its bytes. */
const File = Type.Object({ contentType: Type.String(), fileName: Type.String(), base64: Type.String() });

export const documentCalls = {
  listDocuments: call({
    ...shopper,
    summary:
      'The invoice and the credit notes of one order, the oldest first, at most 200: for its buyer and for staff.',
    input: Type.Object({ orderId: Id, orderKey: Type.Optional(OrderKey) }, exact),
    output: Type.Object({
      documents: Type.Array(
        Type.Object({
          documentId: Id,
          kind: Type.Union([Type.Literal('invoice'), Type.Literal('credit-note')]),
          /** Without gaps in each market and kind. */
          number: Type.String(),
          issuedAt: Instant,
          total: MoneyAmount,
          tax: MoneyAmount,
        }),
      ),
    }),
    refusals: ['order-not-found'],
    timeoutMs: 2000,
    http: { method: 'GET', path: '/orders/{orderId}/documents' },
  }),
  readDocument: call({
    ...shopper,
    summary:
      'An invoice or credit note as it was issued, in the language of its order: as PDF, or as a page to print.',
    input: Type.Object(
      {
        orderId: Id,
        orderKey: Type.Optional(OrderKey),
        documentId: Id,
        format: Type.Union([Type.Literal('pdf'), Type.Literal('html')]),
      },
      exact,
    ),
    output: File,
    refusals: ['order-not-found', 'not-found', 'overloaded'],
    timeoutMs: 10_000,
    http: { method: 'GET', path: '/orders/{orderId}/documents/{documentId}/file', isFile: true },
  }),
  exportDocuments: call({
    summary:
      'Invoices and credit notes of a market from one day to another, both included, on its clock, as CSV: a line per document and tax rate, 500 documents at once; the first part has the header.',
    input: Type.Object({ market: MarketName, from: Day, to: Day, cursor: Type.Optional(Cursor) }, exact),
    output: Type.Object({
      csv: Type.String(),
      documents: Type.Integer(),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['invalid-input'],
    access: ['staff:payments.read'],
    callers: ['gateway'],
    repeat: 'read',
    isBackground: true,
    timeoutMs: 10_000,
    http: { method: 'GET', path: '/staff/document-export' },
  }),
};
