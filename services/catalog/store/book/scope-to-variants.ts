/** Each table that rules of stock read, under its own name, with the rows of some variants only. */
const scoped = `stock as (select * from stock where variant_id = any($1::uuid[])),
  movements as (select * from movements where variant_id = any($1::uuid[])),
  stock_limits as (select * from stock_limits where variant_id = any($1::uuid[])),
  stock_levels as (select * from stock_levels where variant_id = any($1::uuid[]))`;

/** The same rule, asked of some variants only: a name in `with` stands before the table of that name. */
export function scopeToVariants(text: string): string {
  return `with ${scoped} select * from (${text}) as found`;
}
