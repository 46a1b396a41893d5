import { statement } from '#runtime/db/statement.ts';

export type BrandRow = { slug: string; title: string };

/** Writes brands that are new or differ, and gives their slugs. */
export const writeBrands = statement<{ slug: string }, [slugs: string[], titles: string[]]>(
  'catalog.brands.write',
  `insert into brands as known (slug, title)
   select slug, title from unnest($1::text[], $2::text[]) as given (slug, title) order by slug
   on conflict (slug) do update set title = excluded.title, version = known.version + 1
   where known.title <> excluded.title
   returning slug`,
);

/** Brands by slug, those after `afterSlug`. */
export const listBrands = statement<BrandRow, [afterSlug: string, limit: number]>(
  'catalog.brands.list',
  'select slug, title from brands where slug > $1 order by slug limit $2',
);

/** Which of these slugs name no brand. */
export const findUnknownBrands = statement<{ slug: string }, [slugs: string[]]>(
  'catalog.brands.find-unknown',
  `select slug from unnest($1::text[]) as asked (slug)
   where not exists (select from brands b where b.slug = asked.slug)`,
);
