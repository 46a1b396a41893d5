import type { EventPayload } from '#contracts/events.ts';
import { locales, markets, type Locale, type Market } from '#contracts/markets.ts';
import { splitWords } from '../words/split-words.ts';
import { toLexemes } from '../words/to-lexemes.ts';
import { toTokens } from './to-tokens.ts';

type Changed = EventPayload<'product.changed'>;
type Price = Changed['product']['variants'][number]['prices'][number];

/** More of a text than this says nothing new of the product. */
const charactersMost = 8000;

/** A product as the card and the words of one locale. English texts are stemmed by the database, the rest is done. */
export type Document = {
  locale: Locale;
  slug: string;
  title: string;
  picture: string | null;
  /** What its cheapest variant costs in each market that sells it. */
  pricesMinor: Partial<Record<Market, number>>;
  /** Where its variants cost differently. */
  rangedIn: Market[];
  popularity: number;
  variantIds: string[];
  categorySlugs: string[];
  tokens: string[];
  englishTitle: string;
  englishOptions: string;
  englishDescription: string;
  lexemes: string;
};

/** The documents of a product, one for each locale, with the prices of all markets; none where no market sells it or it is hidden. */
export function toDocuments(changed: Changed): Document[] {
  const sold = changed.product.variants.filter(({ prices }) => prices.some(isOfMarket));
  return sold.length === 0 || changed.product.isHidden
    ? []
    : (Object.keys(locales) as Locale[]).map((locale) => toDocument(changed, locale, sold));
}

function toDocument(changed: Changed, locale: Locale, sold: Changed['product']['variants']): Document {
  const { product, pictures } = changed;
  const { language } = locales[locale];
  const pictured = product.variants.find(({ variantId }) => pictures[variantId] !== undefined);
  const isEnglish = language === 'en';
  return {
    locale,
    slug: product.slug,
    title: product.title[language],
    picture: pictures[pictured?.variantId ?? ''] ?? null,
    ...pricesOf(sold),
    popularity: product.popularity,
    variantIds: sold.map(({ variantId }) => variantId),
    categorySlugs: product.categorySlugs,
    tokens: toTokens(changed, language),
    englishTitle: isEnglish ? plainWords(product.title.en) : '',
    englishOptions: isEnglish ? plainWords(`${brandOf(changed)} ${optionsOf(product, 'en')}`) : '',
    englishDescription: isEnglish
      ? plainWords(`${product.description.en} ${attributesOf(changed, 'en')}`)
      : '',
    lexemes: lexemesOf(changed, isEnglish),
  };
}

/** Whether a price is in the currency of its market: no other is asked there. */
function isOfMarket({ market, price }: Price): boolean {
  return price.currency === markets[market].currency;
}

/** What the cheapest variant costs in each market, and where another one costs more. */
function pricesOf(variants: Changed['product']['variants']): Pick<Document, 'pricesMinor' | 'rangedIn'> {
  const prices = variants.flatMap((variant) => variant.prices.filter(isOfMarket));
  const pricesMinor: Document['pricesMinor'] = {};
  const rangedIn = new Set<Market>();
  for (const { market, price } of prices.toSorted((a, b) => a.price.amountMinor - b.price.amountMinor)) {
    pricesMinor[market] ??= price.amountMinor;
    if (price.amountMinor > pricesMinor[market]) rangedIn.add(market);
  }
  return { pricesMinor, rangedIn: [...rangedIn] };
}

/**
 * Words that are compared as they stand: title, brand and options, for a beginning that was typed, and SKUs; in Chinese
 * also description, attributes and the English title.
 */
function lexemesOf(changed: Changed, isEnglish: boolean): string {
  const { product } = changed;
  const { title, description, variants } = product;
  const skus = toLexemes(variants.map(({ sku }) => sku).join(' '), 'B');
  const brand = brandOf(changed);
  if (isEnglish) return `${toLexemes(`${title.en} ${brand} ${optionsOf(product, 'en')}`, 'D')} ${skus}`;
  return [
    toLexemes(title.zh, 'A'),
    toLexemes(`${brand} ${optionsOf(product, 'zh')}`, 'B'),
    toLexemes(`${description.zh} ${attributesOf(changed, 'zh')}`, 'C'),
    toLexemes(title.en, 'C'),
    skus,
  ].join(' ');
}

/** Words with spaces between, so that the database takes the same for a word as we do when somebody asks for it. */
function plainWords(text: string): string {
  return splitWords(text.slice(0, charactersMost))
    .map((word) => word.text)
    .join(' ');
}

function optionsOf({ variants }: Changed['product'], language: 'en' | 'zh'): string {
  return variants.map(({ option }) => option?.[language] ?? '').join(' ');
}

function brandOf({ brand }: Changed): string {
  return brand?.title ?? '';
}

function attributesOf({ attributes }: Changed, language: 'en' | 'zh'): string {
  return (attributes ?? []).map(({ value }) => value[language]).join(' ');
}
