/**
 * Each table that rules of stock read, under its own name, with the rows of some variants ($1) and orders ($2) only. Of the
 * lines of a variant those are enough that something is left of: nothing else is summed.
 */
const scoped = `stock as (select * from stock where variant_id = any($1::uuid[])),
  movements as (select * from movements where variant_id = any($1::uuid[])),
  stock_limits as (select * from stock_limits where variant_id = any($1::uuid[])),
  stock_levels as (select * from stock_levels where variant_id = any($1::uuid[])),
  reservation_lines as (
    select * from reservation_lines where variant_id = any($1::uuid[]) and quantity > shipped + cancelled
    union all select * from reservation_lines where order_id = any($2::uuid[])
      and (variant_id = any($1::uuid[]) and quantity > shipped + cancelled) is not true),
  reservations as (
    select * from reservations where order_id in (select order_id from reservation_lines union select unnest($2::uuid[])))`;

/** The same rule, asked of some variants and orders only: a name in `with` stands before the table of that name. */
export function scopeToVariants(text: string): string {
  return `with ${scoped} select * from (${text}) as found`;
}
