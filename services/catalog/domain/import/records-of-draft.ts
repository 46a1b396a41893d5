import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import { markets, type Market } from '#contracts/markets.ts';
import { columns, type Column } from './columns.ts';
import { writePrice } from './parse-price.ts';

type Attribute = NonNullable<ProductDraftValue['attributes']>[number];

/** A product as lines of a product file, a line per variant; read again they say the same. */
export function recordsOfDraft(draft: ProductDraftValue): string[][] {
  const { attributes = [] } = draft;
  const common: Partial<Record<Column, string>> = {
    slug: draft.slug,
    title_en: draft.title.en,
    title_zh: draft.title.zh,
    description_en: draft.description.en,
    description_zh: draft.description.zh,
    categories: draft.categorySlugs.join('|'),
    brand: draft.brandSlug ?? '',
    tax_class: draft.taxClass,
    popularity: String(draft.popularity),
    option_name_en: draft.optionName?.en ?? '',
    option_name_zh: draft.optionName?.zh ?? '',
    seo_title_en: draft.seo?.title.en ?? '',
    seo_title_zh: draft.seo?.title.zh ?? '',
    seo_description_en: draft.seo?.description.en ?? '',
    seo_description_zh: draft.seo?.description.zh ?? '',
    attributes: attributes.length === 0 ? '' : JSON.stringify(Object.fromEntries(attributes.map(pairOf))),
  };
  return draft.variants.map((variant) => {
    const price = (market: Market): string => {
      const found = variant.prices.find((each) => each.market === market)?.price;
      return found ? writePrice(found.amountMinor, markets[market].currency) : '';
    };
    const fields: Partial<Record<Column, string>> = {
      ...common,
      sku: variant.sku,
      option_en: variant.option?.en ?? '',
      option_zh: variant.option?.zh ?? '',
      picture: variant.picture ?? '',
      price_gb: price('gb'),
      price_cn: price('cn'),
      price_eu: price('eu'),
      price_us: price('us'),
      price_jp: price('jp'),
      price_kw: price('kw'),
      weight_grams: variant.weightGrams === undefined ? '' : String(variant.weightGrams),
      shipping_class: variant.shippingClass ?? '',
    };
    return columns.map((column) => fields[column] ?? '');
  });
}

function pairOf(attribute: Attribute): [string, unknown] {
  const { key } = attribute;
  if ('text' in attribute) return [key, attribute.text];
  if ('number' in attribute) return [key, attribute.number];
  return [key, 'isTrue' in attribute ? attribute.isTrue : attribute.choice];
}
