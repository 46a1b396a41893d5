/** GBP and CNY prices are whole pence and whole fen; instants are dates of the shop (`2010-12-01`). */
export type RetailCatalog = {
  source: { file: string; licence: string; lines: number; stockCodes: number; from: string; to: string };
  exchangeRate: ExchangeRate;
  categories: RetailCategory[];
  /** Every picture of the shop, at most 400; products and variants name them by their places. */
  pictures: PictureSpec[];
  products: RetailProduct[];
  /** Every stock code that is no variant, with the reason; variants and these together are `source.stockCodes`. */
  leftOut: LeftOutCode[];
};

/** One pound is `quotePerUsd / basePerUsd` yuan, both as published for `date`. */
export type ExchangeRate = {
  base: 'GBP';
  quote: 'CNY';
  date: string;
  basePerUsd: string;
  quotePerUsd: string;
  source: string;
};

/** A node of the two-level tree; `parentSlug` is null at the top, `position` orders siblings from 1. */
export type RetailCategory = {
  slug: string;
  titleEn: string;
  titleZh: string;
  parentSlug: string | null;
  position: number;
};

export type TaxClass = 'standard' | 'reduced' | 'zero';

export type RetailProduct = {
  productId: string;
  slug: string;
  titleEn: string;
  /** The English title again where the vocabulary does not cover every word. */
  titleZh: string;
  descriptionEn: string;
  descriptionZh: string;
  /** Leaves of the tree, the best fitting first. */
  categorySlugs: string[];
  taxClass: TaxClass;
  /** Places in the list of all pictures: the one that stands for it first. */
  pictures: number[];
  variants: RetailVariant[];
  /** Units sold in the file, cancelled units taken off. */
  popularity: number;
  firstSeen: string;
};

/** The option is absent when the product has one variant only. */
export type RetailVariant = {
  variantId: string;
  sku: string;
  optionName?: OptionName;
  optionValueEn?: string;
  optionValueZh?: string;
  priceMinorGbp: number;
  priceMinorCny: number;
  openingStock: OpeningStock;
  /** The place of its own picture in the list of all; a product of one variant has none but the product's. */
  picture?: number;
};

export type OptionName = 'Colour' | 'Size' | 'Design';

/** The one stock movement that opens a variant's account. */
export type OpeningStock = { quantity: number; reason: 'opening-stock' };

/**
 * What `drawPicture` needs: the thing itself (a shape), or a motif (an illustration) on cloth, in a family of colours and
 * with a pattern, all by name.
 */
export type PictureSpec = { view: 'thing' | 'motif'; subject: string; family: string; pattern: string };

export type LeftOutReason =
  | 'not a product'
  | 'never sold at a price, no description'
  | 'never sold at a price, only a stock note as description'
  | 'no usable name'
  | 'other spelling of a kept code';

export type LeftOutCode = { stockCode: string; reason: LeftOutReason; description: string };
