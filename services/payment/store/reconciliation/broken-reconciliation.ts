import { statement } from '#runtime/db/statement.ts';

/** The statements that were read against their sums, what is booked because of them, and the cases. */
export const brokenReconciliation = statement<{ rule: string; id: string; detail: string }>(
  'payment.audit.reconciliation',
  `(select 'the sums of statements are those of their lines' as rule, provider || ' ' || currency || ' ' || day as id,
      coalesce(kept, 0) || ' kept, ' || coalesce(told, 0) || ' told' as detail
    from (select provider, currency, day, net_minor as kept from statement_sum) as sums
    full join (
      select provider, currency, day,
        sum(case when kind in ('capture', 'dispute-reversal') then amount_minor else -amount_minor end - fee_minor) as told
      from statement_line group by provider, currency, day) as lines using (provider, currency, day)
    where coalesce(kept, 0) <> coalesce(told, 0) limit 100)
   union all
   (select 'fees and payouts of statements are booked', provider || ' ' || line_id, kind
    from statement_line line
    where is_judged and not is_duplicate and case kind when 'fee' then amount_minor <> 0 when 'payout' then amount_minor <> 0
        else attempt_id is not null and expected_fee_minor > 0 end
      and not exists (select from ledger_transaction
        where source = case kind when 'payout' then 'payout ' else 'provider-fee ' end || line.provider || ' ' || line.line_id)
    limit 100)
   union all
   (select 'a line that is of no attempt, or comes twice, has a case', provider || ' ' || line_id, kind
    from statement_line line
    where is_judged and kind <> 'payout' and kind <> 'fee' and (is_duplicate or attempt_id is null)
      and not exists (select from reconciliation_case c where c.provider = line.provider and c.subject = 'line ' || line.line_id)
    limit 100)
   union all
   (select 'what staff did with a case is kept', case_id::text, resolution
    from reconciliation_case c where resolution in ('corrected', 'ignored')
      and not exists (select from case_action a where a.case_id = c.case_id and a.resolution = c.resolution) limit 100)
   union all
   (select 'a difference is resolved by its due time', case_id::text, 'due ' || due_at
    from reconciliation_case where state = 'open' and due_at < now() limit 100)
   union all
   (select 'a correction is booked as it is noted', case_id::text, corrected_there_minor - corrected_here_minor || ' noted, ' || coalesce(booked, 0) || ' booked'
    from reconciliation_case c left join lateral (
      select sum(amount_minor) as booked from ledger_transaction join ledger_entry using (transaction_id)
      where why = 'correction' and account = 'provider-clearing' and source like 'correction ' || c.case_id || ' %') as posted on true
    where here_currency = there_currency and corrected_there_minor - corrected_here_minor <> coalesce(booked, 0) limit 100)`,
);
