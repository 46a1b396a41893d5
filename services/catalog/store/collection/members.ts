import { markets, type Market } from '#contracts/markets.ts';
import { statement } from '#runtime/db/statement.ts';
import { lowestPrice } from '../price/prices-in-force.ts';
import { matchedProducts } from './matched-products.ts';

const marketNames = Object.keys(markets) as Market[];
/** The columns of the prices, of `row` where it is said. */
const prices = (row = '') => marketNames.map((market) => `${row}price_${market}`).join(', ');

const lowestIn = (market: Market) =>
  `(select min(lowest.amount_minor) from variants v
     cross join lateral (${lowestPrice({ market: `'${market}'`, currency: `'${markets[market].currency}'` })}) lowest
     where v.product_id = w.product_id and v.is_sold)`;

/** Steps after `asked (slug, rule)` that make members of those collections what rules and picks say. */
const keepMembers = (among: (id: string) => string) => `${matchedProducts(among)}, wanted as (
     select slug, product_id, min(position) as position from (
       select slug, product_id, null::int as position from matched
       union all select k.collection_slug, k.product_id, k.position
       from asked join collection_picks k on k.collection_slug = asked.slug
       join products p on p.product_id = k.product_id and not p.is_hidden where ${among('k.product_id')}) found
     group by slug, product_id
   ), gone as (
     delete from collection_members m using asked
     where m.collection_slug = asked.slug and ${among('m.product_id')}
       and not exists (select from wanted w where w.slug = m.collection_slug and w.product_id = m.product_id)
     returning 1
   ), kept as (
     insert into collection_members as known (collection_slug, product_id, featured, newest, ${prices()})
     select w.slug, w.product_id, coalesce(w.position, 1000000 + 1000000000 - p.popularity::bigint),
       -(extract(epoch from p.added_at) * 1000)::bigint, ${marketNames.map(lowestIn).join(', ')}
     from wanted w join products p using (product_id) where ${among('product_id')}
     on conflict (collection_slug, product_id) do update set featured = excluded.featured,
       newest = excluded.newest, ${marketNames.map((market) => `price_${market} = excluded.price_${market}`).join(', ')}
     where (known.featured, known.newest, ${prices('known.')})
       is distinct from (excluded.featured, excluded.newest, ${prices('excluded.')})
     returning 1
   )
   select (select count(*) from gone) as gone, (select count(*) from kept) as written`;

/** Alone keeps members, so that none is kept by what was true before. */
export const lockMembers = statement<unknown, []>(
  'catalog.collections.lock-members',
  `select pg_advisory_xact_lock(hashtext('catalog.collection-members'))`,
);

/** One at a time keeps a product, while nobody fills a collection; different products do not wait for each other. */
export const lockProductAsMember = statement<unknown, [productId: string]>(
  'catalog.collections.lock-product',
  `select pg_advisory_xact_lock_shared(hashtext('catalog.collection-members')),
     pg_advisory_xact_lock(hashtextextended('catalog.collection-member ' || $1, 0))`,
);

/**
 * Makes a product member of the collections that want it now, and of no other. Sent after a lock of it. One at a time,
 * for with a list of products the server would plan this anew for each event.
 */
export const keepProductAsMember = statement<unknown, [productId: string]>(
  'catalog.collections.keep-product',
  `with asked as (
     select slug, rule from collections
   ), ${keepMembers((id) => `${id} = $1::uuid`)}`,
);

/** Fills these collections anew. Sent after `lockMembers`. */
export const fillCollections = statement<unknown, [slugs: string[]]>(
  'catalog.collections.fill',
  `with asked as (
     select slug, rule from collections where slug = any($1::text[])
   ), ${keepMembers(() => 'true')}`,
);

/** The collections whose members change by themselves, as time goes by or categories move. */
export const listMovingCollections = statement<{ slug: string }, [kinds: string[]]>(
  'catalog.collections.list-moving',
  `select slug from collections c where exists (
     select from jsonb_array_elements(c.rule -> 'conditions') as d (value) where d.value ->> 'kind' = any($1::text[]))`,
);

export type PreviewRow = {
  count: number;
  products: { productId: string; slug: string; titleEn: string; titleZh: string }[];
};

/** How many products a rule puts together, and the twelve most popular of them. */
export const previewRule = statement<PreviewRow, [rule: string]>(
  'catalog.collections.preview',
  `with asked as (
     select 'preview' as slug, $1::jsonb as rule
   ), ${matchedProducts(() => 'true')}
   select count(*) as count, (select coalesce(jsonb_agg(first), '[]') from (
       select p.product_id as "productId", p.slug, p.title_en as "titleEn", p.title_zh as "titleZh"
       from matched m join products p using (product_id)
       order by p.popularity desc, p.product_id limit 12) first) as products
   from matched`,
);
