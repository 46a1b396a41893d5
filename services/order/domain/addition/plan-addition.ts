import { money, multiply } from '#contracts/money.ts';
import { locales, markets } from '#contracts/markets.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Quote } from '../cart.ts';
import { findTaxRates } from '../find-tax-rates.ts';
import { goodsOf } from '../goods-of.ts';
import { marketOf } from '../market-of.ts';
import type { TaxRate } from '../market-rules.ts';
import { mayPayOnDelivery } from '../on-delivery/on-delivery-offer.ts';
import type { Order } from '../order.ts';
import { taxAmount } from '../tax-amount.ts';
import type { AddedLine, AdditionPlan, AdditionRules, AdditionWish } from './addition.ts';
import { priceDelivery } from './price-delivery.ts';
import { refuseAddition } from './refuse-addition.ts';

type Refused = Refusal<
  | 'order-state'
  | 'value-invalid'
  | 'variant-not-found'
  | 'out-of-stock'
  | 'shipping-unavailable'
  | 'amount-exceeds'
>;

const totalMostMinor = 1_000_000_000_000;
const deliveryTitle = { en: 'Delivery: ', zh: '配送：' } as const;

/**
 * Works out what is added to an order of which nothing was sent. Goods that the order has cost what they cost there, others what
 * the catalog asks now, both without promotions: those stay as they were when the order was placed. Tax is that of today, half-up
 * per line. A dearer delivery is a fee of its own.
 */
export function planAddition(order: Order, wish: AdditionWish, rules: AdditionRules): AdditionPlan | Refused {
  const refusal = refuseAddition(order, wish);
  if (refusal) return refusal;
  const goods: AddedLine[] = [];
  for (const [index, { variantId, quantity }] of (wish.lines ?? []).entries()) {
    const quote = rules.quotes.get(variantId);
    const path = `/lines/${index}`;
    if (!quote) {
      return refuse('variant-not-found', 'The market of the order does not sell it.', {
        path: `${path}/variantId`,
      });
    }
    if (quote.free < quantity) {
      return refuse('out-of-stock', `There are ${quote.free} of ${quote.sku}, not ${quantity}.`, {
        path: `${path}/quantity`,
        data: { variants: [{ variantId, free: quote.free }] },
      });
    }
    if (priceOf(order, quote) * quantity > totalMostMinor) return refuseSum(path);
    goods.push(priceGoods(order, quote, quantity, rules));
  }
  const { shippingMethod: code } = wish;
  const delivery =
    code === undefined || code === order.shippingMethod
      ? null
      : priceDelivery(order, code, { added: goods, rules });
  if (delivery && 'refusal' in delivery) return delivery;
  const fees = delivery && delivery.priceMinor > 0 ? [priceFee(order, delivery, rules)] : [];
  const lines = [...goods, ...fees];
  if (lines.length === 0) return refuse('value-invalid', 'Nothing would be added.', { path: '/lines' });
  const totalMinor = lines.reduce((sum, { grossMinor }) => sum + grossMinor, 0);
  if (totalMinor > totalMostMinor) return refuseSum('/lines');
  return {
    lines,
    delivery: delivery?.change ?? null,
    taxMinor: lines.reduce((sum, { taxMinor }) => sum + taxMinor, 0),
    totalMinor,
    payment: paymentOf(order, { totalMinor, hasGoods: goods.length > 0 }, rules),
    // What is taken as goods are sent is dealt to goods: a fee would never be taken.
    captureAt: fees.length === 0 ? order.captureAt : 'payment',
  };
}

function paymentOf(
  order: Order,
  { totalMinor, hasGoods }: { totalMinor: number; hasGoods: boolean },
  { onDelivery }: AdditionRules,
): AdditionPlan['payment'] {
  if (totalMinor === 0) return 'nothing';
  const { currency, shippingAddress } = order;
  const total = money(order.totalMinor + totalMinor, currency);
  const terms = { market: marketOf(currency), country: shippingAddress?.country ?? null, total };
  return order.state === 'on-delivery' && hasGoods && mayPayOnDelivery(onDelivery, terms)
    ? 'on-delivery'
    : 'link';
}

/** The unit price in minor units: that of the order where it has the variant. */
function priceOf(order: Order, { variantId, unitPrice }: Quote): number {
  const known = goodsOf(order).find((line) => line.variantId === variantId);
  return known?.unitPriceMinor ?? unitPrice.amountMinor;
}

function priceGoods(order: Order, quote: Quote, quantity: number, rules: AdditionRules): AddedLine {
  const { variantId, productId, sku, slug, title, option, picture, taxClass } = quote;
  const words = { variantId, productId, sku, slug, title, option, picture };
  const unitPriceMinor = priceOf(order, quote);
  return { ...words, taxClass, ...priceLine(order, { unitPriceMinor, quantity, taxClass }, rules) };
}

function priceFee(
  order: Order,
  { change, priceMinor, taxClass }: Exclude<ReturnType<typeof priceDelivery>, Refusal>,
  rules: AdditionRules,
): AddedLine {
  const title = `${deliveryTitle[locales[order.locale].language]}${change.title}`;
  const words = { variantId: null, productId: null, sku: '', slug: '', title, option: null, picture: null };
  const priced = priceLine(order, { unitPriceMinor: priceMinor, quantity: 1, taxClass }, rules);
  return { ...words, taxClass, ...priced };
}

function priceLine(
  { currency, shippingAddress }: Order,
  { unitPriceMinor, quantity, taxClass }: Pick<AddedLine, 'unitPriceMinor' | 'quantity' | 'taxClass'>,
  { tax: taxRules, shipping }: AdditionRules,
) {
  const { country, pricesInclude } = markets[marketOf(currency)];
  const rates = findTaxRates({ ...taxRules, ...shipping }, shippingAddress ?? { country });
  const rate: TaxRate = rates[taxClass];
  const price = multiply(money(unitPriceMinor, currency), quantity);
  const { net, tax, gross } = taxAmount(price, rate.rateBasisPoints, pricesInclude);
  return {
    quantity,
    unitPriceMinor,
    discountMinor: 0,
    discounts: [],
    isGift: false,
    isTaxOnTop: pricesInclude === 'net',
    netMinor: net.amountMinor,
    taxMinor: tax.amountMinor,
    grossMinor: gross.amountMinor,
    taxRateBasisPoints: rate.rateBasisPoints,
    taxJurisdiction: rate.jurisdiction,
    taxRule: rate.rule,
  };
}

function refuseSum(path: string): Refusal<'amount-exceeds'> {
  return refuse('amount-exceeds', 'That is more than an order may come to.', { path });
}
