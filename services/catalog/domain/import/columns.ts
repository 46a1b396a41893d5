/** The columns of a product file that are always written, in the order of an export. */
export const columns = [
  'slug',
  'sku',
  'title_en',
  'title_zh',
  'description_en',
  'description_zh',
  'categories',
  'brand',
  'tax_class',
  'popularity',
  'option_name_en',
  'option_name_zh',
  'option_en',
  'option_zh',
  'picture',
  'price_gb',
  'price_cn',
  'price_eu',
  'price_us',
  'price_jp',
  'price_kw',
  'weight_grams',
  'shipping_class',
  'seo_title_en',
  'seo_title_zh',
  'seo_description_en',
  'seo_description_zh',
  'attributes',
] as const;

export type Column = (typeof columns)[number];

/** Columns of their own for single attributes are named like this, with `:zh` behind for the Chinese of a text. */
export const attributeColumn = /^attribute:([a-z0-9][a-z0-9_]*)(:zh)?$/;
