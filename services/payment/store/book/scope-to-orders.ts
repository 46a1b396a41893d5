import type { Step } from '#runtime/db/statement.ts';

/** Each table that rules of payments read, under its own name, with the rows of some orders only; what is of no order is left out. */
const scoped = `attempt as (select * from attempt where order_id = any($1::uuid[])),
  refund as (select * from refund where attempt_id in (select attempt_id from attempt)),
  capture as (select * from capture where attempt_id in (select attempt_id from attempt)),
  ledger_transaction as (
    select * from ledger_transaction where order_id = any($1::uuid[])
    union select * from ledger_transaction where attempt_id in (select attempt_id from attempt)),
  ledger_entry as (select * from ledger_entry where transaction_id in (select transaction_id from ledger_transaction)),
  adjustment as (select * from adjustment where false),
  ledger_day as (select * from ledger_day where false),
  ledger_closed as (select * from ledger_closed where false)`;

/**
 * The same rule, asked of the payments of some orders only: a name in `with` stands before the table of that name, so the
 * rule is one text, whole or in part.
 */
export function scopeToOrders<Row>(find: Step<Row>, orderIds: readonly string[]): Step<Row> {
  return {
    name: `${find.name}-of-some`,
    text: `with ${scoped} select * from (${find.text}) as found`,
    values: [orderIds],
  };
}
