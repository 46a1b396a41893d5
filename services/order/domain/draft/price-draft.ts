import { locales, markets } from '#contracts/markets.ts';
import { add, money, multiply } from '#contracts/money.ts';
import type { Quote } from '../cart.ts';
import { checkAddress } from '../check-address.ts';
import { jurisdictionOf } from '../jurisdiction-of.ts';
import type { MarketRules, TaxClass, TaxRate } from '../market-rules.ts';
import { normaliseEmail } from '../normalise-email.ts';
import type { OrderLine } from '../order.ts';
import { taxAmount, type PricesInclude } from '../tax-amount.ts';
import { tidyAddress } from '../tidy-address.ts';
import type { Draft, DraftFault, PricedDraft } from './draft.ts';

type NewIds = {
  orderId: string;
  orderNumber: string;
  orderKey: string;
  inputHash: string;
  lineIds: readonly string[];
};
type Known = {
  quotes: ReadonlyMap<string, Quote>;
  taxRules: Pick<MarketRules, 'taxZones' | 'taxRates'>;
  isImported: boolean;
};
type Rates = Record<TaxClass, TaxRate>;

const delivery = { en: 'As agreed', zh: '按约定' } as const;

/**
 * Prices a draft in its market's currency: each line at the catalog's price or its own, with the tax by the rate
 * of the day it was placed, half-up per line. Gives what stands in its way instead, where something does.
 */
export function priceDraft(draft: Draft, ids: NewIds, known: Known): PricedDraft | DraftFault {
  const { market, language } = locales[draft.locale];
  const { currency, country: home, pricesInclude } = markets[draft.market ?? market];
  const { buyer, payment, locale, placedAt = null } = draft;
  const shippingAddress = buyer.shippingAddress ? tidyAddress(buyer.shippingAddress) : null;
  const fault = (shippingAddress && findAddressFault(shippingAddress)) ?? findLineFault(draft, known.quotes);
  if (fault) return fault;
  const country = shippingAddress?.country ?? buyer.country ?? home;
  const rates = findRates(known.taxRules, { country, region: shippingAddress?.region ?? '' });
  if (!rates) {
    return { code: 'value-invalid', detail: `No tax rates are known for ${country} on that day.` };
  }
  const lines = draft.lines.map((line, index) => {
    const lineId = ids.lineIds[index];
    if (lineId === undefined) throw new Error('a line of a draft has no id');
    return priceLine(line, lineId, { currency, rates, pricesInclude, quotes: known.quotes });
  });
  const sum = (of: (line: OrderLine) => number) =>
    add(money(0, currency), ...lines.map((line) => money(of(line), currency))).amountMinor;
  const goodsMinor = sum(({ grossMinor }) => grossMinor);
  const { orderId, orderNumber, orderKey, inputHash } = ids;
  return {
    orderId,
    orderNumber,
    orderKey,
    cartId: null,
    repeatHash: null,
    captureAt: 'payment',
    customerId: buyer.customerId ?? null,
    locale,
    currency,
    email: buyer.email === undefined ? null : normaliseEmail(buyer.email),
    shippingAddress,
    invoiceTo: null,
    shippingMethod: 'none',
    shippingTitle: delivery[language],
    shippingMinor: 0,
    shippingTaxMinor: 0,
    shippingTaxRule: 'none',
    shippingTaxRateBasisPoints: 0,
    goodsMinor,
    discountMinor: 0,
    couponCode: null,
    discounts: [],
    points: 0,
    taxMinor: sum(({ taxMinor }) => taxMinor),
    totalMinor: goodsMinor,
    itemCount: lines.reduce((count, { variantId, quantity }) => count + (variantId ? quantity : 0), 0),
    lines,
    placedAt,
    reference: draft.reference,
    inputHash,
    paymentMethod: payment.method,
    paymentReference: payment.reference ?? null,
    paidAt: payment.receivedAt ?? placedAt,
    isImported: known.isImported && placedAt !== null,
  };
}

function findAddressFault(address: NonNullable<PricedDraft['shippingAddress']>): DraftFault | undefined {
  const { missing, malformed } = checkAddress(address);
  const [field] = [...missing, ...malformed];
  if (field === undefined) return undefined;
  return { code: 'value-invalid', detail: `The address needs a right ${field} for ${address.country}.` };
}

/** The rates for goods sent to a place; undefined when one of them is not known. */
function findRates(
  { taxZones, taxRates }: Known['taxRules'],
  place: { country: string; region: string },
): Rates | undefined {
  const jurisdiction = jurisdictionOf(taxZones, place);
  const rateOf = (taxClass: TaxClass) =>
    taxRates.find((each) => each.jurisdiction === jurisdiction && each.taxClass === taxClass);
  const [standard, reduced, zero] = [rateOf('standard'), rateOf('reduced'), rateOf('zero')];
  return standard && reduced && zero ? { standard, reduced, zero } : undefined;
}

/** Catalog prices are asked for where a line has none of its own; stock is checked here so that few orders are undone. */
function findLineFault({ lines }: Draft, quotes: ReadonlyMap<string, Quote>): DraftFault | undefined {
  const wanted = new Map<string, number>();
  for (const line of lines) {
    if ('fee' in line) continue;
    const quote = quotes.get(line.variantId);
    if (!quote) {
      return { code: 'variant-not-found', detail: `The market does not sell variant ${line.variantId}.` };
    }
    const quantity = (wanted.get(line.variantId) ?? 0) + line.quantity;
    if (quote.free < quantity) {
      return { code: 'out-of-stock', detail: `There are ${quote.free} of ${quote.sku}, not ${quantity}.` };
    }
    wanted.set(line.variantId, quantity);
  }
  return undefined;
}

function priceLine(
  line: Draft['lines'][number],
  lineId: string,
  {
    currency,
    rates,
    pricesInclude,
    quotes,
  }: Pick<Known, 'quotes'> & {
    currency: PricedDraft['currency'];
    rates: Rates;
    pricesInclude: PricesInclude;
  },
): OrderLine {
  const quote = 'fee' in line ? undefined : quotes.get(line.variantId);
  const own = 'fee' in line ? line.amountMinor : line.price?.unitPriceMinor;
  const unitPriceMinor = own ?? quote?.unitPrice.amountMinor ?? 0;
  const quantity = 'fee' in line ? 1 : line.quantity;
  const taxClass = quote?.taxClass ?? 'standard';
  const rate = rates[taxClass];
  const price = multiply(money(unitPriceMinor, currency), quantity);
  const { net, tax, gross } = taxAmount(price, rate.rateBasisPoints, pricesInclude);
  return {
    lineId,
    variantId: quote?.variantId ?? null,
    productId: quote?.productId ?? null,
    sku: quote?.sku ?? '',
    slug: quote?.slug ?? '',
    title: 'fee' in line ? line.fee : (quote?.title ?? ''),
    option: quote?.option ?? null,
    picture: quote?.picture ?? null,
    quantity,
    unitPriceMinor,
    discountMinor: 0,
    discounts: [],
    isGift: false,
    netMinor: net.amountMinor,
    taxMinor: tax.amountMinor,
    grossMinor: gross.amountMinor,
    isTaxOnTop: pricesInclude === 'net',
    taxClass,
    taxRateBasisPoints: rate.rateBasisPoints,
    taxJurisdiction: rate.jurisdiction,
    taxRule: rate.rule,
    priceReason: 'fee' in line ? null : (line.price?.reason ?? null),
  };
}
