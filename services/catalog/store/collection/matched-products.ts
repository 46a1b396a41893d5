import { homeCurrencies, lowestPrice } from '../price/prices-in-force.ts';

const eachSlug = `jsonb_array_elements_text(c.value -> 'slugs')`;
const value = `coalesce(a.value ->> 'choice', a.value -> 'text' ->> 'en', a.value ->> 'isTrue')`;

/**
 * Steps of a statement that end in `matched (slug, product_id)`: what the rules of a step `asked (slug, rule)` put
 * together, without what is hidden. `among` narrows the products by `id`, e.g. to some that changed; each kind of condition goes by an index of
 * its own table, so that few products cost little.
 */
export function matchedProducts(among: (id: string) => string): string {
  return `condition as (
     select asked.slug, c.place, c.value, c.value ->> 'kind' as kind
     from asked cross join jsonb_array_elements(asked.rule -> 'conditions') with ordinality as c (value, place)
   ), met as (
     select c.slug, c.place, pc.product_id
     from condition c cross join lateral (
       with recursive below as (select named.slug collate "C" as slug from ${eachSlug} as named (slug)
         union select k.slug from below join categories k on k.parent_slug = below.slug)
       select slug from below) inside
     join product_categories pc on pc.category_slug = inside.slug
     where c.kind = 'category' and ${among('pc.product_id')}
     union all select c.slug, c.place, p.product_id
     from condition c cross join lateral ${eachSlug} as named (slug) join products p on p.brand_slug = named.slug
     where c.kind = 'brand' and ${among('p.product_id')}
     union all select c.slug, c.place, p.product_id
     from condition c join products p on true
     where c.kind = 'attribute' and ${among('p.product_id')} and exists (
       select from jsonb_array_elements(p.attributes) as a (value)
       where a.value ->> 'key' = c.value ->> 'key' and c.value -> 'values' ? ${value})
     union all select c.slug, c.place, p.product_id
     from condition c join products p on true
     where c.kind = 'number' and ${among('p.product_id')} and exists (
       select from jsonb_array_elements(p.attributes) as a (value)
       where a.value ->> 'key' = c.value ->> 'key'
         and (a.value ->> 'number')::numeric >= coalesce((c.value ->> 'from')::numeric, '-infinity')
         and (a.value ->> 'number')::numeric <= coalesce((c.value ->> 'to')::numeric, 'infinity'))
     union all select c.slug, c.place, v.product_id
     from condition c join variants v on v.is_sold
     join ${homeCurrencies} on home.market = c.value ->> 'market'
     cross join lateral (${lowestPrice({ market: 'home.market', currency: 'home.currency' })}) lowest
     where c.kind = 'price' and ${among('v.product_id')}
       and lowest.amount_minor >= coalesce((c.value ->> 'fromMinor')::bigint, 0)
       and lowest.amount_minor <= coalesce((c.value ->> 'toMinor')::bigint, 9007199254740991)
     union all select c.slug, c.place, v.product_id
     from condition c join variants v on v.is_sold join stock_levels k using (variant_id)
     where c.kind = 'in-stock' and k.level <> 'out' and ${among('v.product_id')}
     union all select c.slug, c.place, p.product_id
     from condition c join products p on p.added_at > now() - make_interval(days => (c.value ->> 'days')::int)
     where c.kind = 'new' and ${among('p.product_id')}
   ), matched as (
     select met.slug, met.product_id from met join asked using (slug)
     join products p on p.product_id = met.product_id and not p.is_hidden and ${among('p.product_id')}
     group by met.slug, met.product_id, asked.rule
     having asked.rule ->> 'join' = 'any'
       or count(distinct met.place) = jsonb_array_length(asked.rule -> 'conditions')
   )`;
}
