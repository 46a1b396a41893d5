import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import type { FileFault, FileRecord } from './draft-of-records.ts';

const columnNames: Readonly<Record<string, string>> = {
  categorySlugs: 'categories',
  brandSlug: 'brand',
  taxClass: 'tax_class',
  optionName: 'option_name',
  productId: 'slug',
  variantId: 'sku',
  weightGrams: 'weight_grams',
  shippingClass: 'shipping_class',
};

/** Where in the file a fault of a draft is: the line and column that its path (`/variants/1/option/en`) came from. */
export function placeOfFault(
  records: readonly FileRecord[],
  draft: ProductDraftValue,
  { path, detail }: { path: string; detail: string },
): FileFault {
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = path.split('/').slice(1);
  const top = records[0]?.line ?? 0;
  if (first !== 'variants')
    return { line: top, column: columnOf([first, second, third], draft), reason: detail };
  const variant = draft.variants[Number(second)];
  const record = records.find(({ fields }) => fields['sku'] === variant?.sku);
  const market = variant?.prices[Number(fourth)]?.market;
  const column = third === 'prices' && market ? `price_${market}` : columnOf([third, fourth, fifth], draft);
  return { line: record?.line ?? top, column, reason: detail };
}

function columnOf([first = '', second = '', third = '']: string[], draft: ProductDraftValue): string {
  if (first === 'attributes') return draft.attributes?.[Number(second)]?.key ?? 'attributes';
  const parts = first === 'seo' ? [`seo_${second}`, third] : [columnNames[first] ?? first, second];
  const [name = '', language = ''] = parts;
  return language === 'en' || language === 'zh' ? `${name}_${language}` : name;
}
