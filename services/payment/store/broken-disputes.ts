import { statement } from '#runtime/db/statement.ts';

/** What must hold of disputes: against their attempts, the ledger, and the clock. */
export const brokenDisputes = statement<{ rule: string; id: string; detail: string }>(
  'payment.audit.disputes',
  `(select 'what disputes have taken is noted' as rule, attempt_id::text as id, coalesce(taken, 0) || ' taken, ' || disputed_minor || ' noted' as detail
    from attempt left join (select attempt_id, sum(amount_minor) as taken from dispute where state <> 'won' group by attempt_id) as d
      using (attempt_id) where coalesce(taken, 0) <> disputed_minor limit 100)
   union all
   (select 'disputes are in the ledger as they stand', dispute_id::text, state || ': ' || opened || ' withheld, ' || won || ' won, ' || lost || ' lost'
    from dispute d cross join lateral (
      select coalesce(sum(amount_minor) filter (where why = 'dispute'), 0) as opened,
        coalesce(-sum(amount_minor) filter (where why = 'dispute-reversal'), 0) as won,
        coalesce(-sum(amount_minor) filter (where why = 'dispute-loss'), 0) as lost
      from unnest(array['dispute', 'dispute-reversal', 'dispute-loss']) as word
      join ledger_transaction on source = word || ' ' || d.provider || ' ' || d.provider_dispute_id
      join ledger_entry entry using (transaction_id)
      where account = 'dispute' and entry.currency = d.currency) as booked
    where opened <> amount_minor or won <> case state when 'won' then amount_minor else 0 end
      or lost <> case state when 'lost' then amount_minor else 0 end limit 100)
   union all
   (select 'what is in the ledger as withheld is of a dispute', transaction_id::text, source
    from ledger_transaction where why in ('dispute', 'dispute-reversal', 'dispute-loss')
      and not exists (select from dispute d where source = why || ' ' || d.provider || ' ' || d.provider_dispute_id) limit 100)
   union all
   (select 'who answered a dispute is kept', dispute_id::text, 'nobody'
    from dispute where answer_id is not null
      and not exists (select from dispute_action a where a.action_id = answer_id and a.dispute_id = dispute.dispute_id) limit 100)
   union all
   (select 'an answer to a dispute is sent', dispute_id::text, 'pending since ' || answered_at
    from dispute where answer_state = 'pending' and answered_at < now() - interval '2 minutes' limit 100)`,
);
