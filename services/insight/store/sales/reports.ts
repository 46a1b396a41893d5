import type { Market } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import { statement } from '#runtime/db/statement.ts';

export type DayRow = {
  day: string;
  market: Market;
  currency: Currency;
  placed: number;
  placedAndPaid: number;
  orders: number;
  revenueMinor: number;
  feesMinor: number;
  refundedMinor: number;
};

type Period = [firstDay: string, lastDay: string, market: string, currency: string];

/** The days of a market within a period, before a day, the newest first. */
export const reportDays = statement<DayRow, [...Period, beforeDay: string, limit: number]>(
  'insight.reports.days',
  `select day, market, currency, placed, placed_and_paid as "placedAndPaid", orders, revenue_minor as "revenueMinor",
     fees_minor as "feesMinor", refunded_minor as "refundedMinor"
   from market_figures where day between $1 and $2 and day < $5::date and market = $3 and currency = $4
   order by day desc limit $6`,
);

export type SoldRow = {
  id: string;
  slug: string | null;
  title: string | null;
  orders: number;
  quantity: number;
  revenueMinor: number;
  refundedQuantity: number;
  refundedMinor: number;
};

type After = [afterRevenueMinor: number | null, afterId: string | null, limit: number];

const sums = `sum(f.orders)::bigint as orders, sum(f.quantity)::bigint as quantity,
  sum(f.revenue_minor)::bigint as "revenueMinor", sum(f.refunded_quantity)::bigint as "refundedQuantity",
  sum(f.refunded_minor)::bigint as "refundedMinor"`;
const inPeriod = 'f.day between $1 and $2 and f.market = $3 and f.currency = $4';

/** Products that sold within a period, those of most revenue first; a variant that no product tells of stands for itself. */
export const reportProducts = statement<SoldRow, [...Period, ...After, locale: string]>(
  'insight.reports.products',
  `with sold as (
     select coalesce(v.product_id, f.variant_id) as id, ${sums}
     from variant_figures f left join variants v using (variant_id) where ${inPeriod} group by 1
   ), page as (
     select * from sold where $5::bigint is null or ("revenueMinor", id) < ($5, $6::uuid)
     order by "revenueMinor" desc, id desc limit $7
   )
   select page.*, d.slug, d.title from page left join documents d on d.product_id = page.id and d.locale = $8
   order by "revenueMinor" desc, id desc`,
);

/** Categories whose products, or those of categories below, sold within a period, those of most revenue first. */
export const reportCategories = statement<SoldRow, [...Period, ...After, locale: string]>(
  'insight.reports.categories',
  `with recursive closure as (
     select slug, slug as above from categories
     union select closure.slug, c.parent_slug from closure join categories c on c.slug = closure.above
     where c.parent_slug is not null
   ), placed as (
     select distinct p.product_id, closure.above as id from (
       select distinct product_id, unnest(category_slugs) as slug from documents) p join closure using (slug)
   ), sold as (
     select placed.id, ${sums} from variant_figures f join variants v using (variant_id)
     join placed on placed.product_id = v.product_id where ${inPeriod} group by placed.id
   )
   select sold.*, c.slug, case $8 when 'zh-cn' then c.title_zh else c.title_en end as title
   from sold join categories c on c.slug = sold.id
   where $5::bigint is null or ("revenueMinor", id) < ($5, $6)
   order by "revenueMinor" desc, id desc limit $7`,
);

export type UnsoldRow = {
  variantId: string;
  sku: string;
  slug: string | null;
  title: string | null;
  free: number;
  lastSoldOn: string | null;
};

/** Variants that can be had and were not sold since a day, the longest first, after a variant; and that were heard of by then. */
export const reportUnsold = statement<
  UnsoldRow,
  [sinceDay: string, locale: string, afterDay: string | null, afterId: string | null, limit: number]
>(
  'insight.reports.unsold',
  `select v.variant_id as "variantId", v.sku, d.slug, d.title, s.free, l.last_sold_on as "lastSoldOn"
   from variants v join variant_stock s using (variant_id)
   left join variant_sales l using (variant_id)
   left join documents d on d.product_id = v.product_id and d.locale = $2
   where s.free > 0 and v.first_heard_on <= $1 and coalesce(l.last_sold_on, '-infinity') < $1::date
     and ($4::uuid is null or (coalesce(l.last_sold_on, '-infinity'), v.variant_id) > (coalesce($3::date, '-infinity'), $4))
   order by coalesce(l.last_sold_on, '-infinity'), v.variant_id limit $5`,
);
