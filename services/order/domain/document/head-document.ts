import type { DocumentContent, DocumentedOrder, Seller, TaxedSum } from './issued-document.ts';

/** What stands at the head of every document of an order. */
export function headDocument(
  order: DocumentedOrder,
  { kind, seller, issuedAt }: { kind: DocumentContent['kind']; seller: Seller; issuedAt: string },
) {
  const { locale, currency, orderNumber, placedAt, reference, email, shippingAddress, invoiceTo } = order;
  return {
    kind,
    issuedAt,
    locale,
    currency,
    orderNumber,
    placedAt,
    reference,
    seller,
    email,
    buyerAddress: shippingAddress,
    invoiceTo,
    deliveryAddress: shippingAddress,
  };
}

/** Delivery as a document shows it; none where it costs nothing. The jurisdiction begins the name of its tax rule. */
export function shippingOf(
  order: DocumentedOrder,
  { grossMinor, taxMinor }: Pick<TaxedSum, 'grossMinor' | 'taxMinor'>,
): DocumentContent['shipping'] {
  if (grossMinor === 0) return null;
  const [taxJurisdiction = ''] = order.shippingTaxRule.split('/');
  return {
    title: order.shippingTitle,
    taxJurisdiction,
    taxRateBasisPoints: order.shippingTaxRateBasisPoints,
    netMinor: grossMinor - taxMinor,
    taxMinor,
    grossMinor,
  };
}
