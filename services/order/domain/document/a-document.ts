import type { DocumentContent, DocumentLine, IssuedDocument } from './issued-document.ts';
import { sumDocument } from './sum-document.ts';

/** A line of two at 12.50 GBP with 20 % tax in them. */
export function aDocumentLine(more: Partial<DocumentLine> = {}): DocumentLine {
  return {
    sku: '85123A',
    title: 'White Hanging Heart T-Light Holder',
    option: null,
    quantity: 2,
    unitPriceMinor: 1250,
    discountMinor: 0,
    taxJurisdiction: 'GB',
    taxRateBasisPoints: 2000,
    netMinor: 2083,
    taxMinor: 417,
    grossMinor: 2500,
    ...more,
  };
}

/** An invoice of 2 × 12.50 and 3.95 for delivery, paid by card. */
export function aDocument(
  more: Partial<DocumentContent> = {},
  head: Partial<IssuedDocument> = {},
): IssuedDocument {
  const address = {
    name: 'Ada Lovelace',
    company: 'Engines & Sons <Ltd>',
    country: 'GB',
    city: 'London',
    line1: '12 St James’s Square',
    postalCode: 'SW1Y 4JH',
  };
  const shipping = {
    title: 'Standard delivery',
    taxJurisdiction: 'GB',
    taxRateBasisPoints: 2000,
    netMinor: 329,
    taxMinor: 66,
    grossMinor: 395,
  };
  const parts = { lines: [aDocumentLine()], shipping, goodwillMinor: 0, ...more };
  const content: DocumentContent = {
    kind: 'invoice',
    issuedAt: '2026-11-21T23:30:00.000Z',
    locale: 'en-gb',
    currency: 'GBP',
    orderNumber: 'ABCD-1234-5',
    placedAt: '2026-11-21T09:00:00.000Z',
    reference: null,
    seller: { name: 'Souk Ltd', address: '1 Market Street, London', taxNumber: 'GB 999 9999 73' },
    email: 'ada@example.com',
    buyerAddress: address,
    deliveryAddress: address,
    payment: { state: 'paid', method: 'card' },
    reason: null,
    ...parts,
    ...sumDocument(parts),
    ...more,
  };
  return {
    documentId: '0198a000-0000-7000-8000-00000000000d',
    orderId: '0198a000-0000-7000-8000-00000000000e',
    kind: content.kind,
    number: 'INV-GB-000001',
    invoiceNumber: null,
    content,
    ...head,
  };
}
