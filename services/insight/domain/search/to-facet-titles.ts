import type { EventPayload } from '#contracts/events.ts';
import { locales } from '#contracts/markets.ts';
import { facetAttributes } from './to-tokens.ts';

/** How the facets of a product are titled, in each locale; the empty value titles the facet itself. */
export function toFacetTitles({ brand, attributes = [] }: EventPayload<'product.changed'>) {
  return (['en-gb', 'zh-cn'] as const).flatMap((locale) => {
    const { language } = locales[locale];
    return [
      ...(brand ? [{ locale, facet: 'brand', value: brand.slug, title: brand.title }] : []),
      ...facetAttributes({ attributes }).map(({ key, title }) => ({
        locale,
        facet: key,
        value: '',
        title: title[language],
      })),
    ];
  });
}
