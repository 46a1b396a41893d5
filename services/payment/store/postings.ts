import { statement } from '#runtime/db/statement.ts';
import type { Entry } from '../domain/ledger/entry.ts';

/** A posting that is of no capture or refund. `source` says what it is of: nothing is posted twice. */
export type Posting = {
  transactionId: string;
  why: string;
  source: string;
  attemptId: string | null;
  orderId: string | null;
  entries: readonly Entry[];
};

const postOnce = statement<{ source: string }, [postings: string]>(
  'payment.posting.once',
  `with wanted as (
     select * from jsonb_to_recordset($1::jsonb) as p ("transactionId" uuid, why text, source text, "attemptId" uuid,
       "orderId" uuid, entries jsonb)),
   posted as (
     insert into ledger_transaction (transaction_id, why, source, attempt_id, order_id)
     select "transactionId", why, source, "attemptId", "orderId" from wanted
     on conflict (source) do nothing returning transaction_id, source),
   written as (
     insert into ledger_entry (transaction_id, account, provider, currency, amount_minor)
     select transaction_id, account, provider, currency, "amountMinor"
     from posted join wanted using (source), jsonb_to_recordset(entries)
       as entry (account text, provider text, currency text, "amountMinor" bigint))
   select source from posted`,
);

/**
 * Posts what balances, each once for its `source`: a repeat changes nothing. Gives the sources that are new. The accounts
 * are those of the chart; debits are positive.
 */
export function post(postings: readonly Posting[]) {
  return postOnce(JSON.stringify(postings));
}

/** The tax and the discounts that are booked for an order and not undone by credit notes. */
export const findBooked = statement<{ taxMinor: number; discountMinor: number }, [orderId: string]>(
  'payment.posting.booked',
  `select coalesce(-sum(amount_minor) filter (where account = 'tax'), 0)::bigint as "taxMinor",
     coalesce(sum(amount_minor) filter (where account = 'discount'), 0)::bigint as "discountMinor"
   from ledger_transaction join ledger_entry using (transaction_id)
   where order_id = $1 and account in ('tax', 'discount') and why in ('sale', 'credit-note')`,
);
