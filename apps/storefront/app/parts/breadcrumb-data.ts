import type { Category } from './category-trail.ts';

/** Structured data (schema.org BreadcrumbList) of the way from the front page to a page; the last step has no address of its own. */
export function breadcrumbData(
  origin: string,
  locale: string,
  home: string,
  trail: readonly Pick<Category, 'slug' | 'title'>[],
  here?: string,
): object {
  const steps = [
    { name: home, item: `${origin}/${locale}` },
    ...trail.map(({ slug, title }) => ({ name: title, item: `${origin}/${locale}/categories/${slug}` })),
    ...(here === undefined ? [] : [{ name: here }]),
  ];
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step })),
  };
}
