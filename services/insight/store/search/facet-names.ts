import { statement } from '#runtime/db/statement.ts';

export type FacetNamesRow = {
  /** Each of some categories with itself and those above it. */
  above: { slug: string; above: string }[];
  titles: { facet: string; value: string; title: string }[];
};

/** What categories are in, and how facets (the empty value) and their values are titled in a locale. One row. */
export const readFacetNames = statement<
  FacetNamesRow,
  [locale: string, slugs: readonly string[], facets: readonly string[], values: readonly string[]]
>(
  'insight.facets.names',
  `with recursive closure as (
     select slug, slug as above from categories where slug = any($2::text[])
     union select closure.slug, c.parent_slug from closure join categories c on c.slug = closure.above
     where c.parent_slug is not null
   )
   select coalesce((select json_agg(json_build_object('slug', slug, 'above', above)) from closure), '[]') as above,
     coalesce((select json_agg(json_build_object('facet', facet, 'value', value, 'title', title)) from facet_titles t
       join unnest($3::text[], $4::text[]) as wanted (facet, value) using (facet, value) where t.locale = $1), '[]') as titles`,
);
