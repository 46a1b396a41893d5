import { add, allocate, money, multiply, negate, type Currency, type Money } from '#contracts/money.ts';
import type { TaxClass, TaxRate } from './market-rules.ts';
import { taxAmount, type PricesInclude } from './tax-amount.ts';

export type LineToPrice = {
  unitPrice: Money;
  quantity: number;
  taxClass: TaxClass;
  /** What is taken off this line alone, before the discount of the whole. */
  discount?: Money;
};

/** An amount with its tax: net + tax = gross. */
export type TaxedAmount = { net: Money; tax: Money; gross: Money; rate: TaxRate };

export type PricedLine = TaxedAmount & {
  /** Its own discount and its share of the whole's; unit price × quantity − discount = gross, or net where tax is on top. */
  discount: Money;
};

export type PricedCart = {
  lines: PricedLine[];
  shipping: TaxedAmount | null;
  /** With tax, as all sums of the books; prices may be without. */
  goods: Money;
  tax: Money;
  /** What the buyer pays: goods + shipping. Tax is contained in it. */
  total: Money;
};

/**
 * Prices a cart. The discount goes to the lines by largest remainder; then each line is taxed by itself, half-up at currency
 * precision, and shipping by its own class. Prices include tax (gross), or it comes on top of them (net).
 */
export function priceCart(cart: {
  currency: Currency;
  lines: readonly LineToPrice[];
  discount: Money;
  shipping: { price: Money; taxClass: TaxClass } | null;
  rates: Readonly<Record<TaxClass, TaxRate>>;
  pricesInclude?: PricesInclude;
}): PricedCart {
  const { rates, pricesInclude = 'gross' } = cart;
  const withTax = (amount: Money, rate: TaxRate): TaxedAmount => {
    return { ...taxAmount(amount, rate.rateBasisPoints, pricesInclude), rate };
  };
  const zero = money(0, cart.currency);
  const full = cart.lines.map(({ unitPrice, quantity, discount = zero }) => {
    const price = multiply(unitPrice, quantity);
    if (discount.amountMinor < 0 || discount.amountMinor > price.amountMinor) {
      throw new RangeError('a discount of a line is between nothing and its price');
    }
    return add(price, negate(discount));
  });
  const fullGoods = add(zero, ...full);
  if (cart.discount.amountMinor < 0 || cart.discount.amountMinor > fullGoods.amountMinor) {
    throw new RangeError('a discount is between nothing and the goods');
  }
  const shares =
    full.length === 0
      ? []
      : allocate(
          cart.discount,
          full.map(({ amountMinor }) => amountMinor),
        );
  const lines = cart.lines.map(({ taxClass, discount = zero }, index): PricedLine => {
    const share = shares[index] ?? zero;
    const amount = add(full[index] ?? zero, negate(share));
    return { discount: add(discount, share), ...withTax(amount, rates[taxClass]) };
  });
  const shipping = cart.shipping && withTax(cart.shipping.price, rates[cart.shipping.taxClass]);
  const goods = add(zero, ...lines.map(({ gross }) => gross));
  return {
    lines,
    shipping,
    goods,
    tax: add(shipping?.tax ?? zero, ...lines.map(({ tax }) => tax)),
    total: add(goods, shipping?.gross ?? zero),
  };
}
