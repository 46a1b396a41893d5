import type { Currency } from '#contracts/money.ts';
import { statement } from '#runtime/db/statement.ts';
import { shownPicture } from './product-pictures.ts';
import { homeCurrencies, lowestPrice } from '../price/prices-in-force.ts';

export type StaffProductRow = {
  productId: string;
  slug: string;
  titleEn: string;
  titleZh: string;
  /** The path of the first variant's picture, else of the product's first. */
  picture: string | null;
  taxClass: 'standard' | 'reduced' | 'zero';
  brandSlug: string | null;
  categorySlugs: string[];
  updatedAt: string;
  isHidden: boolean;
  /** The same in microseconds since 1970. */
  updatedMicros: number;
  variants: StaffVariantRow[];
};

export type StaffVariantRow = {
  variantId: string;
  sku: string;
  free: number;
  onHand: number;
  prices: { amountMinor: number; currency: Currency }[];
};

const columns = `p.product_id as "productId", p.slug, p.title_en as "titleEn", p.title_zh as "titleZh",
  (select media_path(${shownPicture}) from variants v where v.product_id = p.product_id and v.is_sold
    order by v.position limit 1) as picture, p.tax_class as "taxClass", p.brand_slug as "brandSlug", p.updated_at as "updatedAt", p.is_hidden as "isHidden",
  (extract(epoch from p.updated_at) * 1000000)::bigint as "updatedMicros",
  (select coalesce(jsonb_agg(pc.category_slug order by pc.position), '[]')
    from product_categories pc where pc.product_id = p.product_id) as "categorySlugs", sold.variants`;

const withVariants = `cross join lateral (
     select coalesce(jsonb_agg(jsonb_build_object('variantId', v.variant_id, 'sku', v.sku,
         'free', counted.free, 'onHand', counted.on_hand,
         'prices', (select coalesce(jsonb_agg(jsonb_build_object('amountMinor', pr.amount_minor,
             'currency', pr.currency) order by home.market desc), '[]')
           from ${homeCurrencies}
           cross join lateral (${lowestPrice({ market: 'home.market', currency: 'home.currency' })}) pr))
       order by v.position), '[]') as variants
     from variants v cross join lateral (
       select coalesce(sum(s.free), 0) as free, coalesce(sum(s.on_hand), 0) as on_hand
       from stock s where s.variant_id = v.variant_id) counted
     where v.product_id = p.product_id and v.is_sold
   ) sold`;

/** The category $4 and all below it. */
const branch = `array (
  with recursive below as (
    select slug from categories where slug = $4
    union all
    select c.slug from categories c join below b on c.parent_slug = b.slug
  )
  select slug from below)`;

/**
 * What is chosen by the product itself. The prefix ($2) closes with a tilde, which sorts behind every character of a slug; $5 is a
 * brand, $6 whether it is hidden, each null for all.
 */
const chosenByItself = `p.slug >= $2 and p.slug < $2 || '~' and ($5::text is null or p.brand_slug = $5)
     and ($6::boolean is null or p.is_hidden = $6)`;

/**
 * The page before the prices and stock of its products are looked up; $4 is a category, null for all. `offset 0` has each product that is passed
 * asked for by itself: PostgreSQL would rather read all members of a category first.
 */
const chosen = `${chosenByItself} and ($4::text is null or exists (
     select from product_categories pc where pc.product_id = p.product_id and pc.category_slug = any (${branch}) offset 0))`;

/** Products by their key: PostgreSQL would rather read all of them for a category of a few thousand. */
const productOf = (member: string) =>
  `cross join lateral (select * from products where product_id = ${member}.product_id offset 0) p`;

/** The products of a category that has few: they are all read, and not the whole catalog in its order until enough were found. */
const ofCategory = `(select distinct product_id from product_categories where category_slug = any (${branch}) offset 0) member
     ${productOf('member')}`;

type Filter = [
  prefix: string,
  limit: number,
  categorySlug: string | null,
  brandSlug: string | null,
  isHidden: boolean | null,
];

/** Products in the order of their slugs, those after `afterSlug`. */
export const listProducts = statement<StaffProductRow, [afterSlug: string, ...Filter]>(
  'catalog.products.list',
  `select ${columns}
   from (select * from products p where p.slug > $1 and ${chosen} order by p.slug limit $3) p ${withVariants}
   order by p.slug`,
);

/** Products by their last change, the newest first: those that follow the product of these microseconds and id. */
export const listChangedProducts = statement<
  StaffProductRow,
  [beforeMicros: number, ...Filter, beforeId: string]
>(
  'catalog.products.list-changed',
  `select ${columns}
   from (select * from products p
     where (p.updated_at, p.product_id) < (timestamptz 'epoch' + $1::bigint * interval '1 microsecond', $7::uuid)
       and ${chosen} order by p.updated_at desc, p.product_id desc limit $3) p ${withVariants}
   order by p.updated_at desc, p.product_id desc`,
);

/** The same of a category that has few products. */
export const listProductsOfCategory = statement<StaffProductRow, [afterSlug: string, ...Filter]>(
  'catalog.products.list-of-category',
  `select ${columns}
   from (select p.* from ${ofCategory} where p.slug > $1 and ${chosenByItself} order by p.slug limit $3) p ${withVariants}
   order by p.slug`,
);

/** The same of a category that has few products. */
export const listChangedProductsOfCategory = statement<
  StaffProductRow,
  [beforeMicros: number, ...Filter, beforeId: string]
>(
  'catalog.products.list-changed-of-category',
  `select ${columns}
   from (select p.* from ${ofCategory}
     where (p.updated_at, p.product_id) < (timestamptz 'epoch' + $1::bigint * interval '1 microsecond', $7::uuid)
       and ${chosenByItself} order by p.updated_at desc, p.product_id desc limit $3) p ${withVariants}
   order by p.updated_at desc, p.product_id desc`,
);

/** How many products a category and those below it have, `limit` at most; one in two of them counts twice. */
export const countMembers = statement<{ count: number }, [categorySlug: string, limit: number]>(
  'catalog.products.count-members',
  `select count(*) as count from (
     select from product_categories where category_slug = any (${branch.replaceAll('$4', '$1')}) limit $2) few`,
);

/** How many products of a category there are after a slug, `limit` at most. */
export const countProductsOfCategory = statement<{ count: number }, [afterSlug: string, ...Filter]>(
  'catalog.products.count-of-category',
  `with branch as materialized (select ${branch} as slugs)
   select count(*) as count from (
     select from (select product_id, category_slug from product_categories
       where category_slug = any ((select slugs from branch)::text[]) offset 0) member ${productOf('member')}
     where p.slug > $1 and ${chosenByItself}
       and not exists (select from product_categories other, branch where other.product_id = member.product_id
         and other.category_slug = any (branch.slugs) and other.category_slug < member.category_slug offset 0)
     limit $3) few`,
);

/** How many products a category and those below it have, each once, `limit` at most: where nothing else is asked of them, none is read. */
export const countWholeCategory = statement<{ count: number }, [categorySlug: string | null, limit: number]>(
  'catalog.products.count-whole-category',
  `with branch as materialized (select ${branch.replaceAll('$4', '$1')} as slugs)
   select count(*) as count from (
     select from product_categories member where category_slug = any ((select slugs from branch)::text[])
       and not exists (select from product_categories other, branch where other.product_id = member.product_id
         and other.category_slug = any (branch.slugs) and other.category_slug < member.category_slug offset 0)
     limit $2) few`,
);

/** How many products there are after a slug, `limit` at most. */
export const countProducts = statement<{ count: number }, [afterSlug: string, ...Filter]>(
  'catalog.products.count',
  `select count(*) as count from (select from products p where p.slug > $1 and ${chosen} limit $3) few`,
);

/** The slug of the product that sells a SKU, as it is written or in capitals. */
export const findSlugOfSku = statement<{ slug: string }, [sku: string]>(
  'catalog.products.slug-of-sku',
  `select p.slug from variants v join products p using (product_id)
   where v.sku in ($1, upper($1)) and v.is_sold order by v.sku = $1 desc limit 1`,
);
