import { statement } from '#runtime/db/statement.ts';
import type { CaseKind, Sides } from '../../domain/reconciliation/judge-group.ts';
import type { StoredCase } from '../../domain/reconciliation/show-case.ts';

/** What was judged of a subject; `kind` null: nothing differs. */
export type Verdict = Sides & {
  caseId: string;
  provider: string;
  subject: string;
  kind: CaseKind | null;
  attemptId: string | null;
  lineId: string | null;
};

/** Whether sums differ by more than corrections have booked. */
const differs = (sums: string) => `case when ${sums}.here_currency = ${sums}.there_currency
    then ${sums}.there_minor - ${sums}.corrected_there_minor <> ${sums}.here_minor - ${sums}.corrected_here_minor
    else ${sums}.there_minor <> ${sums}.corrected_there_minor or ${sums}.here_minor <> ${sums}.corrected_here_minor end`;

const lockCases = statement<unknown, [providers: string[], subjects: string[]]>(
  'payment.case.lock',
  `select from reconciliation_case
   where (provider, subject) in (select * from unnest($1::text[], $2::text[]))
   order by case_id for update`,
);

const writeCases = statement<{ isNew: boolean }, [verdicts: string]>(
  'payment.case.write',
  `with judged as (
     select * from jsonb_to_recordset($1::jsonb) as v ("caseId" uuid, provider text, subject text, kind text, "attemptId" uuid,
       "lineId" text, "hereMinor" bigint, "hereCurrency" text, "thereMinor" bigint, "thereCurrency" text)),
   moved as (
     select case_id, coalesce(j.kind, c.kind) as kind, j."hereMinor" as here_minor, j."hereCurrency" as here_currency,
       j."thereMinor" as there_minor, j."thereCurrency" as there_currency, corrected_here_minor, corrected_there_minor,
       (j."thereMinor" - j."hereMinor", j."hereCurrency", j."thereCurrency") = (there_minor - here_minor, here_currency, there_currency) as is_same
     from reconciliation_case c join judged j using (provider, subject)
     where (c.here_minor, c.here_currency, c.there_minor, c.there_currency)
       is distinct from (j."hereMinor", j."hereCurrency", j."thereMinor", j."thereCurrency")),
   changed as (
     update reconciliation_case c set kind = m.kind, here_minor = m.here_minor, here_currency = m.here_currency,
       there_minor = m.there_minor, there_currency = m.there_currency, version = version + 1,
       state = case when m.is_same then c.state when m.is_open then 'open' else 'resolved' end,
       due_at = case when m.is_open and not m.is_same and c.state = 'resolved' then now() + interval '7 days' else c.due_at end,
       resolution = case when m.is_same then c.resolution when m.is_open then null else 'settled' end,
       resolved_at = case when m.is_same then c.resolved_at when m.is_open then null else now() end
     from (select *, ${differs('moved')} as is_open from moved) m where c.case_id = m.case_id
     returning false as "isNew"),
   opened as (
     insert into reconciliation_case (case_id, provider, subject, kind, attempt_id, line_id, here_minor, here_currency,
       there_minor, there_currency)
     select "caseId", provider, subject, kind, "attemptId", "lineId", "hereMinor", "hereCurrency", "thereMinor", "thereCurrency"
     from judged where kind is not null
     on conflict (provider, subject) do nothing
     returning true as "isNew")
   select * from changed union all select * from opened`,
);

/**
 * Opens a case for each subject that differs and has none; follows the sums of those that have one: what no longer differs
 * is settled, and what differs otherwise than when it was resolved is open again. A repeat changes nothing. Two steps of
 * one flight: cases are held first, so that what staff do with them meanwhile is seen.
 */
export function openCases(verdicts: readonly Verdict[]) {
  const providers = verdicts.map(({ provider }) => provider);
  const subjects = verdicts.map(({ subject }) => subject);
  return [lockCases(providers, subjects), writeCases(JSON.stringify(verdicts))] as const;
}

const columns = `case_id as "caseId", reconciliation_case.provider, kind, attempt_id as "attemptId", line_id as "lineId",
  here_minor as "hereMinor", here_currency as "hereCurrency", there_minor as "thereMinor", there_currency as "thereCurrency",
  corrected_here_minor as "correctedHereMinor", corrected_there_minor as "correctedThereMinor",
  reconciliation_case.state, resolution, reason, account, reconciliation_case.version, opened_at as "openedAt", due_at as "dueAt",
  resolved_at as "resolvedAt", (select order_id from attempt where attempt.attempt_id = reconciliation_case.attempt_id) as "orderId"`;

export const listCases = statement<StoredCase, [state: string, before: string | null, limit: number]>(
  'payment.case.list',
  `select ${columns} from reconciliation_case
   where state = $1 and case_id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
   order by case_id desc limit $3`,
);

export const findCase = statement<StoredCase, [caseId: string]>(
  'payment.case.find',
  `select ${columns} from reconciliation_case where case_id = $1`,
);

/** Takes up to `limit` attempts with open cases that are due to be looked at again, and puts them off for an hour. */
export const claimOpenCases = statement<{ attemptId: string }, [provider: string, limit: number]>(
  'payment.case.claim-open',
  `with due as (
     select case_id as due_id from reconciliation_case
     where state = 'open' and look_at <= now() and provider = $1 and attempt_id is not null
     order by look_at limit $2 for update skip locked)
   update reconciliation_case set look_at = now() + interval '1 hour' from due where case_id = due_id
   returning attempt_id as "attemptId"`,
);

/** Resolves a case by a person, and keeps who it was; refused as `case-moved` when it is not as it was seen. */
export const resolveCase = statement<
  unknown,
  [
    caseId: string,
    seenVersion: number,
    actionId: string,
    resolution: 'corrected' | 'ignored',
    reason: string,
    account: string | null,
    actorKind: 'staff' | 'key',
    actorId: string,
  ]
>(
  'payment.case.resolve',
  `with changed as (
     update reconciliation_case set state = 'resolved', resolution = $4, reason = $5, account = $6, actor_kind = $7, actor_id = $8,
       resolved_at = now(), version = version + 1,
       corrected_here_minor = case when $4 = 'corrected' then here_minor else corrected_here_minor end,
       corrected_there_minor = case when $4 = 'corrected' then there_minor else corrected_there_minor end
     where case_id = $1 and version = $2 and state = 'open' returning case_id),
   noted as (
     insert into case_action (action_id, case_id, resolution, reason, account, actor_kind, actor_id)
     select $3, case_id, $4, $5, $6, $7, $8 from changed)
   select must(exists (select from changed), 'case-moved')`,
);

/** Open cases whose amounts differ by so little, in one currency, that no person is asked; the oldest first. */
export const findSmallCases = statement<StoredCase, [provider: string, mostMinor: number, limit: number]>(
  'payment.case.find-small',
  `select ${columns} from reconciliation_case
   where state = 'open' and kind in ('amount', 'fee') and provider = $1 and here_currency = there_currency
     and abs(there_minor - corrected_there_minor - here_minor + corrected_here_minor) between 1 and $2
   order by case_id limit $3`,
);

/** Resolves a case by rule, as corrected against *rounding*; refused as `case-moved` when it is not as it was seen. */
export const roundCase = statement<unknown, [caseId: string, seenVersion: number]>(
  'payment.case.round',
  `with changed as (
     update reconciliation_case set state = 'resolved', resolution = 'rounded', account = 'rounding', reason = null,
       actor_kind = null, actor_id = null, resolved_at = now(), version = version + 1,
       corrected_here_minor = here_minor, corrected_there_minor = there_minor
     where case_id = $1 and version = $2 and state = 'open' returning case_id)
   select must(exists (select from changed), 'case-moved')`,
);
