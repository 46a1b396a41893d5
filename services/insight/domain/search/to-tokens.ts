import type { EventPayload } from '#contracts/events.ts';
import type { Language } from '#contracts/markets.ts';

type Changed = Pick<EventPayload<'product.changed'>, 'brand' | 'attributes'>;

/** More attributes than these, and longer values, are for the product page. */
const attributesMost = 24;
const valueMost = 60;
/** Facets that are not attributes. */
const own = new Set(['brand', 'category', 'price', 'availability', 'product']);

/** What a product can be narrowed down by: its brand and its first attributes, in the words of a language. */
export function toTokens({ brand, attributes = [] }: Changed, language: Language): string[] {
  const ofAttributes = facetAttributes({ attributes })
    .filter(({ value }) => value[language] !== '' && value[language].length <= valueMost)
    .map(({ key, value }) => `${key}=${value[language]}`);
  return [...new Set([...(brand ? [`brand=${brand.slug}`] : []), ...ofAttributes])];
}

/** The attributes that are facets. */
export function facetAttributes({ attributes = [] }: Pick<Changed, 'attributes'>) {
  return attributes.filter(({ key }) => !own.has(key) && !key.includes('=')).slice(0, attributesMost);
}
