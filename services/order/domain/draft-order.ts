import { locales, markets } from '#contracts/markets.ts';
import type { AddressValue, InvoiceToValue } from '#contracts/order/cart.ts';
import type { Appraisal, PricedMethod, SoldLine } from './appraise-cart.ts';
import type { HoldKeys, OrderLine, PlacedOrder } from './order.ts';
import type { TaxedAmount } from './price-cart.ts';

/** An appraisal that lacks nothing: it may become an order. */
export type ReadyCart = Appraisal & {
  cartId: string;
  email: string;
  shippingAddress: AddressValue;
  invoiceTo: InvoiceToValue | null;
  chosen: PricedMethod;
  shipping: TaxedAmount;
};

/** Ids and secrets of a new order; `lineIds` has one for each line. */
export type NewIds = HoldKeys & {
  orderId: string;
  orderNumber: string;
  orderKey: string;
  repeatHash: string | null;
  customerId: string | null;
  captureAt: PlacedOrder['captureAt'];
  isOnDelivery: boolean;
  lineIds: readonly string[];
};

/** The order that a ready cart becomes, in the words and at the prices the buyer saw. */
export function draftOrder(cart: ReadyCart, { lineIds, ...ids }: NewIds): PlacedOrder {
  const { language } = locales[cart.locale];
  const { currency, pricesInclude } = markets[cart.market];
  const { priced, shipping, chosen } = cart;
  return {
    ...ids,
    cartId: cart.cartId,
    locale: cart.locale,
    currency,
    email: cart.email,
    shippingAddress: cart.shippingAddress,
    invoiceTo: cart.invoiceTo,
    shippingMethod: chosen.method.code,
    shippingTitle: chosen.method.title[language],
    shippingMinor: shipping.gross.amountMinor,
    shippingTaxMinor: shipping.tax.amountMinor,
    shippingTaxRule: shipping.rate.rule,
    shippingTaxRateBasisPoints: shipping.rate.rateBasisPoints,
    goodsMinor: priced.goods.amountMinor,
    discountMinor: priced.lines.reduce((sum, { discount }) => sum + discount.amountMinor, 0),
    taxMinor: priced.tax.amountMinor,
    totalMinor: priced.total.amountMinor,
    itemCount: cart.sold.reduce((count, { quantity }) => count + quantity, 0),
    couponCode: cart.discounts.find(({ couponCode }) => couponCode !== null)?.couponCode ?? null,
    discounts: cart.discounts,
    points: cart.points.spent,
    lines: cart.sold.map((line, index) => draftLine(line, lineIds[index], pricesInclude === 'net')),
  };
}

function draftLine(
  { quote, quantity, priced, discounts, isGift }: SoldLine,
  lineId: string | undefined,
  isTaxOnTop: boolean,
): OrderLine {
  if (lineId === undefined) throw new Error('a line of the order has no id');
  const { variantId, productId, sku, slug, title, option, picture, taxClass } = quote;
  return {
    lineId,
    variantId,
    productId,
    sku,
    slug,
    title,
    option,
    picture,
    quantity,
    unitPriceMinor: quote.unitPrice.amountMinor,
    discountMinor: priced.discount.amountMinor,
    netMinor: priced.net.amountMinor,
    taxMinor: priced.tax.amountMinor,
    grossMinor: priced.gross.amountMinor,
    isTaxOnTop,
    taxClass,
    taxRateBasisPoints: priced.rate.rateBasisPoints,
    taxJurisdiction: priced.rate.jurisdiction,
    taxRule: priced.rate.rule,
    discounts,
    isGift,
  };
}
