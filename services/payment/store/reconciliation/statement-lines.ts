import { statement } from '#runtime/db/statement.ts';
import type { KeptLine } from '../../domain/reconciliation/judge-line.ts';

/**
 * Keeps the lines of a page (`lines` is a JSON array of them) with the attempts they are of, and adds their sums up. A
 * line that is known is left as it is; one more of the same movement is marked as a duplicate.
 */
export const insertLines = statement<unknown, [provider: string, day: string, lines: string]>(
  'payment.statement-line.insert',
  `with told as (
     select line.*, attempt_id,
       row_number() over (partition by kind, movement order by "settledAt", "lineId") > 1
         or exists (select from statement_line known where known.provider = $1 and known.kind = line.kind
           and known.movement = line.movement and known.line_id <> line."lineId") as is_duplicate
     from jsonb_to_recordset($3::jsonb) as line ("lineId" text, kind text, movement text, "paymentReference" text,
       "amountMinor" bigint, "feeMinor" bigint, "expectedFeeMinor" bigint, currency text, "settledAt" timestamptz)
     left join attempt on attempt_id = case when "paymentReference" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
         then "paymentReference"::uuid end and attempt.provider = $1),
   kept as (
     insert into statement_line (provider, line_id, day, kind, movement, is_duplicate, attempt_id, amount_minor, fee_minor,
       expected_fee_minor, currency, settled_at)
     select $1, "lineId", $2, kind, movement, is_duplicate, attempt_id, "amountMinor", "feeMinor", "expectedFeeMinor",
       currency, "settledAt" from told
     on conflict (provider, line_id) do nothing
     returning currency, case when kind in ('capture', 'dispute-reversal') then amount_minor else -amount_minor end - fee_minor as net_minor)
   insert into statement_sum (provider, currency, day, net_minor)
   select $1, currency, $2, sum(net_minor) from kept group by currency
   on conflict (provider, currency, day) do update set net_minor = statement_sum.net_minor + excluded.net_minor`,
);

/** Up to `limit` lines of a provider that nobody has judged yet. */
export const findNewLines = statement<KeptLine, [provider: string, limit: number]>(
  'payment.statement-line.new',
  `select provider, line_id as "lineId", kind, movement, attempt_id as "attemptId", is_duplicate as "isDuplicate",
     amount_minor as "amountMinor", fee_minor as "feeMinor", expected_fee_minor as "expectedFeeMinor", currency,
     settled_at as "settledAt"
   from statement_line where provider = $1 and not is_judged order by line_id limit $2`,
);

export const markJudged = statement<unknown, [provider: string, lineIds: readonly string[]]>(
  'payment.statement-line.judged',
  'update statement_line set is_judged = true where provider = $1 and line_id = any($2::text[])',
);
