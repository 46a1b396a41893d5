import { scopeToVariants } from './book/scope-to-variants.ts';
import { wrongDerivedPrices } from './price/derive-prices.ts';
import type { Database } from '#runtime/db/database.ts';
import { statement } from '#runtime/db/statement.ts';
import type { Finding } from '#runtime/tools.ts';

const rules = {
  'the counters of stock are the sums of its movements': `
    select s.variant_id::text as id from stock s left join (
      select variant_id, location_id, sum(on_hand_change) as on_hand, sum(held_change) as held,
        sum(committed_change) as committed from movements group by variant_id, location_id) m
      using (variant_id, location_id)
    where (s.on_hand, s.held, s.committed)
      <> (coalesce(m.on_hand, 0), coalesce(m.held, 0), coalesce(m.committed, 0))`,
  'what is held and committed is what orders hold and have committed': `
    select s.variant_id::text as id from stock s left join (
      select variant_id, location_id, sum(quantity - shipped - cancelled) filter (where state = 'held') as held,
        sum(quantity - shipped - cancelled) filter (where state = 'committed') as committed
      from reservation_lines join reservations using (order_id) group by variant_id, location_id) r
      using (variant_id, location_id)
    where (s.held, s.committed) <> (coalesce(r.held, 0), coalesce(r.committed, 0))`,
  'what is on hand was told of': `
    select variant_id::text as id from stock where on_hand > 0 and moves = 0`,
  'free stock is within its limit': `
    select variant_id::text as id from stock
    where free < -backorder_limit or free <> on_hand - held - committed - safety`,
  'the limits of stock are those that were written last': `
    select s.variant_id::text as id from stock s left join lateral (select safety, backorder_limit from stock_limits c
      where c.variant_id = s.variant_id and c.location_id = s.location_id order by change_id desc limit 1) c on true
    where (s.safety, s.backorder_limit) <> (coalesce(c.safety, 0), coalesce(c.backorder_limit, 0))`,
  'a variant is told of as what may be ordered of it': `
    select s.variant_id::text as id from (
      select variant_id, stock_level(sum(free + backorder_limit)::bigint) as level from stock group by variant_id) s
    left join stock_levels k using (variant_id) where k.level is distinct from s.level`,
  'what a transfer takes from one location it brings to another': `
    select t.transfer_id::text as id from transfers t left join (
      select reference, variant_id, sum(quantity) filter (where quantity > 0) as brought, sum(quantity) as lost,
        count(*) as parts, array_agg(location_id order by quantity) as places
      from movements where reason = 'transferred' group by reference, variant_id) m on m.reference = t.transfer_id
    where (m.brought > 0 and m.lost = 0 and m.parts = 2 and m.places = array[t.from_location, t.to_location])
      is not true`,
  'a transfer of goods is written down': `
    select movement_id::text as id from movements where reason = 'transferred'
      and not exists (select from transfers where transfer_id = reference)`,
  'what a count found is what it corrected': `
    select c.count_id::text as id from counts c left join count_lines l using (count_id)
    left join movements m on m.reference = c.count_id and m.variant_id = l.variant_id
      and m.location_id = c.location_id and m.reason = 'counted'
    where l.count_id is null or l.counted - l.on_hand <> coalesce(m.quantity, 0)`,
  'the rating of a product is that of its approved reviews': `
    select product_id::text as id from product_ratings p full join (
      select product_id, array(select count(*) filter (where rating = star) from unnest(array_agg(rating)) as r (rating)
        cross join generate_series(1, 5) as star group by star order by star) as stars
      from reviews where state = 'approved' group by product_id) r using (product_id)
    where coalesce(p.stars, '{0,0,0,0,0}') <> coalesce(r.stars, '{0,0,0,0,0}')`,
  'a reservation that keeps goods has lines': `
    select order_id::text as id from reservations r
    where state <> 'released' and not exists (select from reservation_lines l where l.order_id = r.order_id)`,
  'a variant has a stock account': `
    select variant_id::text as id from variants v
    where not exists (select from stock s where s.variant_id = v.variant_id)`,
  'a derived price is what its base and the applied rates make of it': wrongDerivedPrices,
  'a variant on sale has a price': `
    select variant_id::text as id from variants v where is_sold
      and not exists (select from prices p where p.variant_id = v.variant_id and p.valid_to is null
        and p.min_quantity = 1 and p.customer_group is null)`,
  'prices of a variant in a market do not overlap': `
    select variant_id::text as id from (
      select variant_id, valid_from, lag(coalesce(valid_to, 'infinity')) over (
        partition by variant_id, market, currency, min_quantity, customer_group order by valid_from, valid_to) as ended
      from prices where not is_special and (valid_to is null or valid_to > valid_from)) p
    where ended > valid_from`,
  'the begin and the end of every price are told of': `
    select distinct variant_id::text as id from prices
    where turns_at < now() - interval '1 minute' or (turns_at is null and valid_from > now()
      and (valid_to is null or valid_to > valid_from))`,
  'a product has a variant on sale': `
    select product_id::text as id from products p
    where not exists (select from variants v where v.product_id = p.product_id and v.is_sold)`,
  'a picture that is shown is kept for good': `
    select m.hash as id from media m where m.used_at is null and (
      exists (select from variants v where v.media_hash = m.hash)
      or exists (select from product_pictures pp where pp.media_hash = m.hash))`,
  'every version of a product was announced': `
    select product_id::text as id from products where announced_version <> version`,
  'values of attributes are what their definitions take': `
    select product_id::text as id from products p
    where p.attributes <> '[]' and exists (select from jsonb_array_elements(p.attributes) a (value)
      left join attributes d on d.key = a.value ->> 'key'
      where (d.type = attribute_type(a.value) and attribute_words(a.value, d.unit, d.choices, 'en') is not null)
        is not true)`,
  'every category hangs from a top one': `
    with recursive reached as (
      select slug from categories where parent_slug is null
      union all select c.slug from categories c join reached r on c.parent_slug = r.slug)
    select slug as id from categories where slug not in (select slug from reached)`,
};

/** Those of stock, whose ids are variants or orders: they are asked of what has moved, too. */
const rulesOfStock: readonly (keyof typeof rules)[] = [
  'the counters of stock are the sums of its movements',
  'what is held and committed is what orders hold and have committed',
  'a reservation that keeps goods has lines',
  'what is on hand was told of',
  'free stock is within its limit',
  'the limits of stock are those that were written last',
  'a variant is told of as what may be ordered of it',
];

const idsMost = 1000;

const find = (rule: keyof typeof rules) =>
  `select '${rule}' as rule, array_agg(id) as ids from (${rules[rule]}) broken having count(*) > 0`;

type BrokenRow = { rule: string; ids: string[] };

/** A statement each, with the whole patience for a statement: some take a quarter of a minute among a million products. */
const findBroken = (Object.keys(rules) as (keyof typeof rules)[]).map((rule, at) =>
  statement<BrokenRow>(`catalog.audit.${at + 1}`, find(rule)),
);

const findBrokenOfSome = statement<BrokenRow, [variantIds: readonly string[], orderIds: readonly string[]]>(
  'catalog.audit-of-some',
  scopeToVariants(rulesOfStock.map(find).join(' union all ')),
);

/** What does not hold of the catalog's tables; empty when all is well. */
export async function auditCatalog(db: Pick<Database, 'rows'>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const broken of findBroken) found.push(...tellBroken(await db.rows(broken())));
  return found;
}

/** The rules of stock, of some variants and orders only: each is the same text as when all is counted anew. */
export async function auditSomeStock(
  db: Pick<Database, 'rows'>,
  variantIds: readonly string[],
  orderIds: readonly string[],
): Promise<Finding[]> {
  return tellBroken(await db.rows(findBrokenOfSome(variantIds, orderIds)));
}

function tellBroken(broken: readonly BrokenRow[]): Finding[] {
  return broken.map(({ rule, ids: found }) => {
    const ids = [...new Set(found)];
    const detail = `does not hold for ${ids.length}`;
    return { rule, ids: ids.slice(0, idsMost), detail, ...(ids.length > idsMost ? { isCutOff: true } : {}) };
  });
}
