import { statement } from '#runtime/db/statement.ts';

export type Adjustment = {
  adjustmentId: string;
  account: 'adjustment' | 'fee';
  amountMinor: number;
  currency: string;
  reason: string;
  adjustedAt: string;
};

/**
 * Writes an adjustment and posts it: a charge debits the receivable and credits its account, a credit the other way.
 * `at` null means now. Refused by `adjustment_reference` when the reference is known.
 */
export const insertAdjustment = statement<
  unknown,
  [
    adjustmentId: string,
    transactionId: string,
    reference: string,
    account: string,
    amountMinor: number,
    currency: string,
    reason: string,
    at: string | null,
    actorKind: 'staff' | 'key',
    actorId: string,
  ]
>(
  'payment.adjustment.insert',
  `with written as (
     insert into adjustment (adjustment_id, reference, account, amount_minor, currency, reason, adjusted_at, actor_kind, actor_id)
     values ($1, $3, $4, $5, $6, $7, coalesce($8, now()), $9, $10)
     returning adjustment_id, account, amount_minor, currency),
   posted as (
     insert into ledger_transaction (transaction_id, adjustment_id, why, total_minor)
     select $2, adjustment_id, 'adjustment', amount_minor from written
     returning transaction_id)
   insert into ledger_entry (transaction_id, account, currency, amount_minor)
   select transaction_id, entry.account, currency, entry.amount_minor
   from posted, written, lateral (values ('receivable', amount_minor), (account, -amount_minor)) as entry (account, amount_minor)`,
);

export const findAdjustment = statement<Adjustment, [reference: string]>(
  'payment.adjustment.find',
  `select adjustment_id as "adjustmentId", account, amount_minor as "amountMinor", currency, reason,
     adjusted_at as "adjustedAt"
   from adjustment where reference = $1`,
);
