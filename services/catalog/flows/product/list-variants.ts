import { locales, markets } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { quoteVariants } from '../../store/product/quotes.ts';

/** Variants of a list, such as a wishlist, at the price of one for whoever asks. */
export async function listVariants(
  tools: Tools<'catalog'>,
  { variantIds, locale, market: asked }: InputTo<'catalog', 'listVariants'>,
): Promise<ResultOf<'catalog', 'listVariants'>> {
  const { language, market: usual } = locales[locale];
  const market = asked ?? usual;
  const { subject } = tools.context;
  const groups = subject.kind === 'customer' ? [...(subject.groups ?? [])] : [];
  const ids = [...new Set(variantIds.split(','))];
  const quantities = ids.map(() => 1);
  const { currency } = markets[market];
  const rows = await tools.db.rows(quoteVariants(ids, quantities, language, market, currency, groups));
  return {
    variants: rows.map(
      ({ variantId, productId, slug, sku, title, option, picture, amountMinor, currency: of, free }) => ({
        variantId,
        productId,
        slug,
        sku,
        title,
        option,
        picture,
        price: { amountMinor, currency: of as Currency },
        isAvailable: free > 0,
      }),
    ),
  };
}
