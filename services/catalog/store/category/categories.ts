import { statement } from '#runtime/db/statement.ts';
import { intoEventLog } from '../event-log.ts';

export type CategoryRow = { slug: string; title: string; parentSlug: string | null };

/** Lets one import of categories pass at a time: a ring could otherwise be closed from two sides. */
export const lockCategories = statement<unknown>(
  'catalog.categories.lock',
  'lock table categories in share row exclusive mode',
);

/**
 * Refuses (`category-moved`) where a category is to be changed (JSON rows) that has another version than was seen. Sent
 * after `lockCategories`.
 */
export const checkSeenVersions = statement<unknown, [rows: string]>(
  'catalog.categories.check-versions',
  `select must(not exists (
     select from jsonb_to_recordset($1::jsonb)
       as given (slug text, "titleEn" text, "titleZh" text, "parentSlug" text, position int, version bigint)
       left join categories known using (slug)
     where given.version is not null and given.version <> coalesce(known.version, 0)
       and (known.title_en, known.title_zh, known.parent_slug, known.position)
         is distinct from (given."titleEn", given."titleZh", given."parentSlug", given.position)
   ), 'category-moved')`,
);

/** Writes categories (JSON rows) that are new or differ, announces those, and gives their slugs. */
export const writeCategories = statement<
  { slug: string },
  [rows: string, eventName: string, traceparent: string, changedBy: string]
>(
  'catalog.categories.write',
  `with written as (
     insert into categories as known (slug, title_en, title_zh, parent_slug, position, version, changed_by)
     select slug, "titleEn", "titleZh", "parentSlug", position,
       coalesce((select gone.version from removed_categories gone where gone.slug = given.slug), 0) + 1,
       $4::text
     from jsonb_to_recordset($1::jsonb)
       as given (slug text, "titleEn" text, "titleZh" text, "parentSlug" text, position int)
     on conflict (slug) do update set title_en = excluded.title_en, title_zh = excluded.title_zh,
       parent_slug = excluded.parent_slug, position = excluded.position, version = known.version + 1,
       changed_by = excluded.changed_by, changed_at = now()
     where (known.title_en, known.title_zh, known.parent_slug, known.position)
       is distinct from (excluded.title_en, excluded.title_zh, excluded.parent_slug, excluded.position)
     returning *
   ), announced as (
     ${intoEventLog} $2::text, slug, version, jsonb_build_object('slug', slug,
       'title', jsonb_build_object('en', title_en, 'zh', title_zh), 'parentSlug', parent_slug), $3::text
     from written
   )
   select slug from written`,
);

/** Refuses a category that is its own ancestor (`category-ring`) and more than 1,000 of them (`category-limit`). */
export const checkCategories = statement<unknown>(
  'catalog.categories.check',
  `with recursive reached as (
     select slug from categories where parent_slug is null
     union all
     select c.slug from categories c join reached r on c.parent_slug = r.slug
   )
   select must((select count(*) from reached) = count(*), 'category-ring'), must(count(*) <= 1000, 'category-limit')
   from categories`,
);

/** Which of these slugs name no category. */
export const findUnknownCategories = statement<{ slug: string }, [slugs: string[]]>(
  'catalog.categories.find-unknown',
  `select slug from unnest($1::text[]) as asked (slug)
   where not exists (select from categories c where c.slug = asked.slug)`,
);

/** The tree in one language, parents before children. */
export const listCategoryTree = statement<CategoryRow, [language: string]>(
  'catalog.categories.list',
  `with recursive tree as (
     select c.*, 0 as depth from categories c where parent_slug is null
     union all
     select c.*, t.depth + 1 from categories c join tree t on c.parent_slug = t.slug
   )
   select slug, case $1 when 'zh' then title_zh else title_en end as title, parent_slug as "parentSlug"
   from tree order by depth, parent_slug, position, slug limit 1000`,
);

export type StaffCategoryRow = {
  slug: string;
  title: { en: string; zh: string };
  parentSlug: string | null;
  position: number;
  products: number;
  version: number;
  changedBy: string | null;
  changedAt: string;
};

/** The tree in both languages, parents before children, with the products that name each. */
export const listStaffCategories = statement<StaffCategoryRow>(
  'catalog.categories.list-for-staff',
  `with recursive tree as (
     select c.*, 0 as depth from categories c where parent_slug is null
     union all
     select c.*, t.depth + 1 from categories c join tree t on c.parent_slug = t.slug
   ), counted as (
     select category_slug as slug, count(*) as products from product_categories group by category_slug
   )
   select slug, jsonb_build_object('en', title_en, 'zh', title_zh) as title, parent_slug as "parentSlug", position,
     coalesce(products, 0) as products, version, changed_by as "changedBy", changed_at as "changedAt"
   from tree left join counted using (slug) order by depth, parent_slug, position, slug limit 1000`,
);

/**
 * Removes a category, announces that as its next version and keeps that; what is in it or below it refuses by its foreign
 * key.
 */
export const deleteCategory = statement<unknown, [slug: string, eventName: string, traceparent: string]>(
  'catalog.categories.delete',
  `with gone as (
     delete from categories where slug = $1 returning *
   ), announced as (
     ${intoEventLog} $2::text, slug, version + 1, jsonb_build_object('slug', slug,
       'title', jsonb_build_object('en', title_en, 'zh', title_zh), 'parentSlug', parent_slug,
       'isRemoved', true), $3::text
     from gone
   )
   insert into removed_categories as known (slug, version) select slug, version + 1 from gone
   on conflict (slug) do update set version = excluded.version`,
);
