import { locales, markets } from '#contracts/markets.ts';
import { add, money } from '#contracts/money.ts';
import type { CartValue } from '#contracts/order/cart.ts';
import type { Appraisal, SoldLine } from './appraise-cart.ts';
import type { Cart, CartLine } from './cart.ts';
import { viewTotals } from './view-totals.ts';
import { wordsOf } from './words-of.ts';

/** The cart as its holder sees it. Lines that are not sold any more stay, at no price. */
export function viewCart(cart: Cart, appraisal: Appraisal, cartToken: string): CartValue {
  const {
    locale,
    market,
    sold,
    priced,
    methods,
    chosen,
    discounts,
    coupon,
    missing,
    points,
    canPayOnDelivery,
  } = appraisal;
  const { language } = locales[locale];
  const { currency, pricesInclude } = markets[market];
  const goods = priced.lines.reduce((sum, line) => add(sum, line[pricesInclude]), money(0, currency));
  return {
    cartToken,
    locale,
    market,
    version: cart.version,
    lines: cart.lines.map((line) => viewLine(line, appraisal)),
    itemCount: cart.lines.reduce((count, { quantity }) => count + quantity, 0),
    email: cart.email,
    shippingAddress: cart.shippingAddress,
    invoiceTo: cart.invoiceTo,
    shippingMethod: chosen?.method.code ?? null,
    shippingMethods: methods.map(({ method, price }) => ({
      code: method.code,
      title: method.title[language],
      price,
      daysMin: method.daysMin,
      daysMax: method.daysMax,
    })),
    gifts: sold.filter(({ isGift }) => isGift).map(viewGift),
    coupon,
    totals: viewTotals({
      currency,
      goodsMinor: goods.amountMinor,
      shippingMinor: priced.shipping?.[pricesInclude].amountMinor ?? 0,
      taxMinor: priced.tax.amountMinor,
      totalMinor: priced.total.amountMinor,
      discounts,
      isTaxOnTop: pricesInclude === 'net',
    }),
    repricing: cart.repricing,
    points: {
      wanted: cart.points,
      spent: points.spent,
      most: points.most,
      worth: money(cart.pointsWorth[currency] ?? 0, currency),
    },
    canPayOnDelivery,
    missing,
  };
}

function viewGift({ quote, quantity, discounts }: SoldLine): CartValue['gifts'][number] {
  const [{ promotionId, title: promotionTitle } = { promotionId: '', title: '' }] = discounts;
  const { variantId, unitPrice } = quote;
  return { promotionId, promotionTitle, variantId, quantity, ...wordsOf(quote), unitPrice };
}

function viewLine(line: CartLine, { market, sold, shortages }: Appraisal): CartValue['lines'][number] {
  const { variantId, quantity, words } = line;
  const found = sold.find(({ quote, isGift }) => quote.variantId === variantId && !isGift);
  if (!found) {
    const nothing = money(0, markets[market].currency);
    const price = { unitPrice: nothing, discounts: [], total: nothing };
    return { variantId, quantity, ...words, ...price, isAvailable: false, quantityAvailable: 0 };
  }
  const { slug, sku, title, option, picture, unitPrice, free } = found.quote;
  return {
    variantId,
    quantity,
    slug,
    sku,
    title,
    option,
    picture,
    unitPrice,
    discounts: found.discounts.map(({ promotionId, title: name, amountMinor }) => {
      return { promotionId, title: name, amount: money(amountMinor, unitPrice.currency) };
    }),
    total: found.priced[markets[market].pricesInclude],
    isAvailable: !shortages.some((shortage) => shortage.variantId === variantId),
    quantityAvailable: Math.max(0, free),
  };
}
