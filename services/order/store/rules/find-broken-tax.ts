import { statement } from '#runtime/db/statement.ts';

type BrokenRow = { rule: string; id: string; detail: string };

/**
 * Lines and deliveries whose tax no rule says: the rule that is named beside it has, or has had in some version, this
 * rate, and held on the day when the order was placed, by the calendar of its jurisdiction. An order is priced a moment
 * before it is placed, perhaps on the day before.
 */
export const findBrokenTax = statement<BrokenRow, [limit: number]>(
  'order.audit-tax',
  `with told as (
     select jurisdiction, time_zone, tax_class, rate_basis_points, valid_from, valid_until
     from tax_rates join tax_jurisdictions using (jurisdiction)
     union
     select c.content ->> 'jurisdiction', c.content ->> 'timeZone', r."taxClass", r."rateBasisPoints", r."validFrom", r."validUntil"
     from rule_changes c cross join jsonb_to_recordset(c.content -> 'rates') as r ("taxClass" text,
       "rateBasisPoints" integer, "validFrom" date, "validUntil" date)
     where c.what = 'rules-written' and c.subject like 'tax:%'),
   known as (
     select jurisdiction, tax_class, jurisdiction || '/' || tax_class || '/' || valid_from as rule, rate_basis_points,
       valid_from::timestamp at time zone time_zone as begins_at, valid_until::timestamp at time zone time_zone as ends_at
     from told),
   taxed as (
     select 'line' as what, l.line_id as id, l.tax_rule as rule, l.tax_rate_basis_points as rate, o.placed_at,
       l.tax_jurisdiction as jurisdiction, l.tax_class
     from order_lines l join orders o using (order_id)
     union all
     select 'delivery', order_id, shipping_tax_rule, shipping_tax_rate_basis_points, placed_at, null, null
     from orders where shipping_tax_rule <> 'none' or shipping_minor > 0),
   wrong as (
     select what, id::text as id, rule || ' at ' || rate || ', placed ' || placed_at as detail
     from taxed t where not exists (select from known k where k.rule = t.rule and k.rate_basis_points = t.rate
       and k.begins_at <= t.placed_at and (k.ends_at is null or k.ends_at > t.placed_at - interval '1 minute')
       and coalesce(t.jurisdiction = k.jurisdiction and t.tax_class = k.tax_class, true)))
   select * from (
     select 'the tax of a line is what its rule says on the day of placing' as rule, id, detail from wrong where what = 'line'
     union all
     select 'the tax of a delivery is what its rule says on the day of placing', id, detail from wrong where what = 'delivery'
   ) as broken order by rule, id limit $1`,
);
