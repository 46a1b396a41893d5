import type { CollectionRuleValue } from '#contracts/catalog/collection.ts';
import { statement } from '#runtime/db/statement.ts';

type Words = { en: string; zh: string };

/** One at a time writes collections. */
export const lockCollections = statement<unknown, []>(
  'catalog.collections.lock',
  'lock table collections in share row exclusive mode',
);

/**
 * Writes a collection of this version (0: is not there). Refuses with `version-conflict` otherwise, and with
 * `too-many-collections` the 201st. Sent after `lockCollections`.
 */
export const writeCollection = statement<
  { version: number },
  [slug: string, version: number, content: string, writtenBy: string]
>(
  'catalog.collections.write',
  `with known as (
     select version from collections where slug = $1
   ), written as (
     insert into collections as c (slug, title_en, title_zh, description_en, description_zh, seo, rule, updated_by)
     select $1, given.title ->> 'en', given.title ->> 'zh', given.description ->> 'en', given.description ->> 'zh',
       given.seo, given.rule, $4
     from jsonb_to_record($3::jsonb) as given (title jsonb, description jsonb, seo jsonb, rule jsonb)
     on conflict (slug) do update set title_en = excluded.title_en, title_zh = excluded.title_zh,
       description_en = excluded.description_en, description_zh = excluded.description_zh, seo = excluded.seo,
       rule = excluded.rule, updated_by = excluded.updated_by, version = c.version + 1, updated_at = now()
     returning version
   )
   select version, must(coalesce((select version from known), 0) = $2, 'version-conflict'),
     must((select count(*) from collections where slug <> $1) < 200, 'too-many-collections')
   from written`,
);

/** Puts products into a collection by hand, in this order, and takes all others out that were. */
export const writePicks = statement<unknown, [slug: string, productIds: string[]]>(
  'catalog.collections.write-picks',
  `with gone as (
     delete from collection_picks where collection_slug = $1 and product_id <> all($2::uuid[])
   )
   insert into collection_picks (collection_slug, product_id, position)
   select $1, product_id, place from unnest($2::uuid[]) with ordinality as given (product_id, place)
   on conflict (collection_slug, product_id) do update set position = excluded.position`,
);

/** Removes a collection with all that is kept of it. */
export const deleteCollection = statement<unknown, [slug: string]>(
  'catalog.collections.delete',
  'delete from collections where slug = $1',
);

export type StaffCollectionRow = {
  slug: string;
  title: Words;
  description: Words;
  seo: { title: Words; description: Words } | null;
  rule: CollectionRuleValue | null;
  picks: string[];
  version: number;
  changedBy: string | null;
  changedAt: string;
};

/** A collection as it was written. */
export const findCollection = statement<StaffCollectionRow, [slug: string]>(
  'catalog.collections.find',
  `select slug, jsonb_build_object('en', title_en, 'zh', title_zh) as title,
     jsonb_build_object('en', description_en, 'zh', description_zh) as description, seo, rule,
     array(select product_id from collection_picks where collection_slug = slug order by position) as picks, version,
     updated_by as "changedBy", updated_at as "changedAt"
   from collections where slug = $1`,
);

/** All collections with the number of their members. */
export const listCollections = statement<
  { slug: string; title: Words; hasRule: boolean; products: number; version: number },
  []
>(
  'catalog.collections.list',
  `select slug, jsonb_build_object('en', title_en, 'zh', title_zh) as title, rule is not null as "hasRule", version,
     (select count(*) from collection_members m where m.collection_slug = c.slug) as products
   from collections c order by slug limit 200`,
);
