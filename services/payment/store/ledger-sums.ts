import { statement } from '#runtime/db/statement.ts';

export type LedgerSum = {
  account: string;
  why: string;
  currency: string;
  entries: number;
  amountMinor: number;
};

/**
 * Sums by account, cause and currency of what stands under references that begin with these letters: money by hand, what
 * is booked for the orders that it paid, and adjustments. The end of their range is their first letters and the last
 * character there is.
 */
export const sumEntries = statement<LedgerSum, [start: string]>(
  'payment.ledger.sum',
  `with paid as (
     select attempt_id, order_id from attempt
     where manual_reference collate "C" >= $1 and manual_reference collate "C" < $1 || chr(1114111)),
   moved as (
     select transaction_id, why from ledger_transaction where attempt_id in (select attempt_id from paid)
     union all
     select transaction_id, why from ledger_transaction where order_id in (select order_id from paid) and attempt_id is null
     union all
     select transaction_id, why from ledger_transaction
     where adjustment_id in (select adjustment_id from adjustment
       where reference collate "C" >= $1 and reference collate "C" < $1 || chr(1114111)))
   select account, why, currency, count(*) as entries, sum(amount_minor)::bigint as "amountMinor"
   from moved join ledger_entry using (transaction_id)
   group by account, why, currency order by account, why, currency`,
);
