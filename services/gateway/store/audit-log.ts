import { statement } from '#runtime/db/statement.ts';

export type AuditRow = {
  entryId: string;
  at: string;
  who: string;
  call: string;
  targetKind: string | null;
  targetId: string | null;
  outcome: string | null;
};

/** Notes that a change is asked for; how it ended is not known yet. */
export const beginAuditEntry = statement<
  unknown,
  [entryId: string, who: string, call: string, targetKind: string | null, targetId: string | null]
>(
  'gateway.audit-log.begin',
  'insert into audit_entry (entry_id, subject, call, target_kind, target_id) values ($1, $2, $3, $4, $5)',
);

/** Notes how a change ended, and what it was about where only its answer tells. */
export const endAuditEntry = statement<
  unknown,
  [entryId: string, outcome: string, targetKind: string | null, targetId: string | null]
>(
  'gateway.audit-log.end',
  `update audit_entry set outcome = $2,
     target_kind = case when target_id is null then $3 else target_kind end, target_id = coalesce(target_id, $4)
   where entry_id = $1`,
);

const conditions = {
  all: '$1::text is null',
  target: 'target_id = $1',
  who: 'subject = $1',
  call: 'call = $1',
} as const;
export type AuditedBy = keyof typeof conditions;

/** A page of the log, the newest first, before an entry: all of it, or by one condition, which has an index. */
export function listAuditEntries(by: AuditedBy) {
  return statement<AuditRow, [value: string | null, before: string, limit: number]>(
    `gateway.audit-log.list.${by}`,
    `select entry_id as "entryId", at, subject as who, call, target_kind as "targetKind", target_id as "targetId", outcome
     from audit_entry where ${conditions[by]} and entry_id < $2 order by entry_id desc limit $3`,
  );
}

/** Forgets entries that are older than so many days, the oldest first. */
export const pruneAuditEntries = statement<{ entryId: string }, [days: number, most: number]>(
  'gateway.audit-log.prune',
  `delete from audit_entry where entry_id in (
     select entry_id from audit_entry where at < now() - make_interval(days => $1::int) order by at limit $2)
   returning entry_id as "entryId"`,
);
