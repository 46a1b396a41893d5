import { CATEGORIES } from './catalog/categorise.ts';
import { groupVariants } from './catalog/group-variants.ts';
import { leaveOutReason } from './catalog/leave-out.ts';
import { makeProduct, type MadeProduct, type NamedStock } from './catalog/make-product.ts';
import { makeSlugs } from './catalog/make-slugs.ts';
import type { StockCode } from './lines/collect-stock-codes.ts';
import { chooseDescription } from './names/choose-description.ts';
import { cleanName } from './names/clean-name.ts';
import { hangPictures, type ProductWish } from './pictures/hang-pictures.ts';
import type { ExchangeRate, LeftOutCode, RetailCatalog, RetailVariant } from './retail-catalog.ts';

const descriptionOf = (code: StockCode): string =>
  chooseDescription(code.descriptions) ??
  [...code.descriptions.keys(), ...code.unpricedDescriptions.keys()].find((text) => text.trim() !== '') ??
  '';

const leftOutOf = (code: StockCode): LeftOutCode[] => {
  const reason = leaveOutReason(code);
  const description = descriptionOf(code);
  const leftOut = reason === undefined ? code.spellings.slice(1) : code.spellings;
  return leftOut.map((stockCode) => ({
    stockCode,
    reason: reason ?? 'other spelling of a kept code',
    description,
  }));
};

const PARENTS = new Map(CATEGORIES.map(({ slug, parentSlug }) => [slug, parentSlug]));

const wishOf = ({ wish, product: { variants, categorySlugs, popularity } }: MadeProduct): ProductWish => ({
  ...wish,
  sku: variants[0]?.sku ?? '',
  popularity,
  categorySlugs: [...new Set(categorySlugs.flatMap((slug) => [slug, PARENTS.get(slug) ?? '']))],
});

const withPicture = (variant: RetailVariant, picture: number | undefined): RetailVariant =>
  picture === undefined ? variant : { ...variant, picture };

/**
 * Maps the stock codes of the retail file to the catalog of the shop. Pure: the same codes, rate and source give the same
 * catalog; each spelling of each code is either a variant or left out with a reason.
 */
export const mapRetailCatalog = (
  codes: readonly StockCode[],
  exchangeRate: ExchangeRate,
  source: RetailCatalog['source'],
): RetailCatalog => {
  const kept = new Map<string, NamedStock>();
  for (const code of codes) {
    if (leaveOutReason(code) === undefined)
      kept.set(code.sku, { ...code, name: cleanName(descriptionOf(code)) });
  }
  const products = groupVariants([...kept.values()]).map((group) =>
    makeProduct(
      group,
      group.members.flatMap(({ sku }) => kept.get(sku) ?? []),
      exchangeRate,
    ),
  );
  const slugs = makeSlugs(
    products.map(({ product: { titleEn, variants } }) => ({ titleEn, sku: variants[0]?.sku ?? '' })),
  );
  const { pictures, hung } = hangPictures(products.map(wishOf));
  return {
    source,
    exchangeRate,
    categories: [...CATEGORIES],
    pictures,
    products: products.map(({ product: { productId, variants, ...product } }, index) => {
      const { pictures: places, ofVariants } = hung[index] ?? { pictures: [], ofVariants: [] };
      return {
        productId,
        slug: slugs[index] ?? '',
        ...product,
        pictures: places,
        variants: variants.map((variant, at) => withPicture(variant, ofVariants[at])),
      };
    }),
    leftOut: codes.flatMap(leftOutOf).toSorted((one, two) => (one.stockCode < two.stockCode ? -1 : 1)),
  };
};
