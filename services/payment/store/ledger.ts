import { briefStatement, statement } from '#runtime/db/statement.ts';

/**
 * Posts money that moved at the provider: a capture debits clearing and credits the receivable, a refund the other way.
 * `totalMinor` is the attempt's total of this kind after it; `ledger_transaction_once` refuses the same money twice.
 */
export const postMovement = briefStatement<
  unknown,
  [
    transactionId: string,
    attemptId: string,
    why: 'capture' | 'refund',
    totalMinor: number,
    amountMinor: number,
    currency: string,
  ]
>(
  'payment.ledger.post',
  `with posted as (
     insert into ledger_transaction (transaction_id, attempt_id, why, total_minor) values ($1, $2, $3, $4)
     returning transaction_id, attempt_id)
   insert into ledger_entry (transaction_id, account, provider, currency, amount_minor)
   select transaction_id, account, case when account = 'provider-clearing' then provider end, $6,
     case when (account = 'provider-clearing') = ($3 = 'capture') then $5::bigint else -$5::bigint end
   from posted join attempt using (attempt_id), unnest(array['provider-clearing', 'receivable']) as account`,
);

export type LedgerEntry = { at: string; account: string; amountMinor: number; currency: string; why: string };

export const listEntriesOfOrder = statement<LedgerEntry, [orderId: string]>(
  'payment.ledger.of-order',
  `select t.posted_at as at, e.account, e.amount_minor as "amountMinor", e.currency, t.why
   from ledger_transaction t join ledger_entry e using (transaction_id) join attempt a using (attempt_id)
   where a.order_id = $1 order by t.posted_at, t.transaction_id, e.account limit 500`,
);
