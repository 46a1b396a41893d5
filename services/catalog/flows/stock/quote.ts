import { locales, markets } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { quoteVariants } from '../../store/product/variants.ts';

/**
 * Today's price, words and free stock of variants, for the quantities and groups of customers given; those that the
 * market does not sell in the currency are left out. A variant that is asked twice is priced for both quantities.
 */
export async function quote(
  tools: Tools<'catalog'>,
  { variantIds, quantities = [], groups = [], currency, locale, market: asked }: InputTo<'catalog', 'quote'>,
): Promise<ResultOf<'catalog', 'quote'>> {
  const { language, market: usual } = locales[locale];
  const market = asked ?? usual;
  const wanted = new Map<string, number>();
  for (const [index, variantId] of variantIds.entries())
    wanted.set(variantId, (wanted.get(variantId) ?? 0) + (quantities[index] ?? 1));
  const rows = await tools.db.rows(
    quoteVariants(
      [...wanted.keys()],
      [...wanted.values()],
      language,
      market,
      currency ?? markets[market].currency,
      groups,
    ),
  );
  return {
    variants: rows.map(
      ({ amountMinor, listMinor, currency: of, weightGrams, shippingClass, ...variant }) => ({
        ...variant,
        ...(weightGrams !== null && { weightGrams }),
        ...(shippingClass !== null && { shippingClass }),
        unitPrice: { amountMinor, currency: of as Currency },
        ...(listMinor !== null &&
          listMinor > amountMinor && { listPrice: { amountMinor: listMinor, currency: of as Currency } }),
      }),
    ),
  };
}
