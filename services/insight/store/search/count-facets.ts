import type { Step } from '#runtime/db/statement.ts';
import type { Filters } from '../../domain/search/read-filters.ts';
import { branchOf, foundSteps, type Wanted } from './found-steps.ts';
import { narrow } from './narrow.ts';

/**
 * One value of a facet, and how many products have it; a row without one when there is none. `found` is how many there
 * are without filters, in the category.
 */
export type FacetRow = { found: number; title: string | null; facetTitle: string | null } & (
  | { facet: string; value: string; count: number }
  | { facet: null; value: null; count: null }
);

/** No facets are counted over more products than these: of more, the ones that sell. */
export const countedMost = 5000;
const valuesMost = 20;
const facetsMost = 12;

/**
 * Counts the values of all facets over what is wanted: each facet as if nothing had been chosen of itself. Categories are
 * counted with what is below them; the value of `price` is the number of the band that begins at that place of
 * `bandsMinor`.
 */
export function countFacets(wanted: Wanted, filters: Filters, bandsMinor: readonly number[]): Step<FacetRow> {
  const isScope = wanted.terms.length === 0;
  const { kind, steps, values } = foundSteps(isScope ? wanted : { ...wanted, category: undefined });
  const place = (value: unknown) => `$${values.push(value)}`;
  const { unfulfilled, isPriceRight, isStockRight } = narrow(filters, place);
  const branch = isScope || wanted.category === undefined ? '' : branchOf(place(wanted.category));
  const isThere = branch === '' ? 'true' : 'f.category_slugs && (select array_agg(slug) from branch)';
  const bands = place(bandsMinor);
  const text = `with recursive ${branch} ${steps}, judged as materialized (
      select f.product_id, f.tokens, f.category_slugs, f.price_minor, f.is_available, ${isThere} as is_there,
        array_remove(array[case when not ${isThere} then 'category' end, case when not ${isPriceRight} then 'price' end,
          case when not ${isStockRight} then 'availability' end], null) || ${unfulfilled} as failed
      from (select * from found order by popularity desc, product_id limit ${countedMost}) f
    ), closure as (
      select slug, slug as above from categories
      union select closure.slug, c.parent_slug from closure join categories c on c.slug = closure.above
      where c.parent_slug is not null
    ), counts as (
      select 'category' as facet, above as value, count(distinct product_id) as count
      from judged j cross join unnest(j.category_slugs) as own (slug) join closure c on c.slug = own.slug
      where failed <@ '{category}' group by above
      union all
      select 'price', width_bucket(price_minor, ${bands}::bigint[])::text, count(*) from judged
      where failed <@ '{price}' group by 2
      union all
      select 'availability', is_available::text, count(*) from judged where failed <@ '{availability}' group by 2
      union all
      select facet, value, count(*) from judged j cross join unnest(j.tokens) as token
      cross join lateral (select split_part(token, '=', 1) as facet, substr(token, strpos(token, '=') + 1) as value) t
      where failed <@ array[facet] group by facet, value
    ), placed as (
      select *, row_number() over (partition by facet order by count desc, value) as place,
        sum(count) over (partition by facet) as weight from counts
    ), kept as (
      select * from placed where place <= ${valuesMost} and facet in (
        select facet from placed group by facet
        order by facet in ('category', 'price', 'availability', 'brand') desc, max(weight) desc, facet limit ${facetsMost + 4})
    )
    select kept.facet, kept.value, own.title, whole.title as "facetTitle", count,
      (select count(*) from judged where is_there) as found
    from (select) as always left join kept on true
    left join facet_titles own on own.locale = $1 and own.facet = kept.facet and own.value = kept.value
    left join facet_titles whole on whole.locale = $1 and whole.facet = kept.facet and whole.value = ''
    order by kept.facet, place`;
  return { name: `insight.facets.${kind}${branch === '' ? '' : '-there'}`, text, values };
}
