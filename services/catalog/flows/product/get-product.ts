import { locales, markets } from '#contracts/markets.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { toProductView } from '../../domain/product/to-product-view.ts';
import { findProduct } from '../../store/product/products.ts';

/** One product by slug, in the language of a locale and with the prices of a market. */
export async function getProduct(
  tools: Tools<'catalog'>,
  { slug, locale, market: asked }: InputTo<'catalog', 'getProduct'>,
): Promise<ResultOf<'catalog', 'getProduct'>> {
  const { language, market: usual } = locales[locale];
  const market = asked ?? usual;
  const found = await tools.db.row(findProduct(slug, language, market, markets[market].currency));
  if (!found || (found.variants.length === 0 && found.variantsElsewhere.length === 0))
    return refuse('product-not-found', 'This product is not sold.');
  return toProductView(found);
}
