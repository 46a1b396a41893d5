import { statement } from '#runtime/db/statement.ts';

/** Writes down who of the staff changed what; `content` is what holds from then on, as JSON, or null when it is gone. */
export const writeRuleChange = statement<
  unknown,
  [who: string, what: string, subject: string, version: number, content: string | null]
>(
  'order.rule-change.write',
  `insert into rule_changes (who, what, subject, version, content) values ($1, $2, $3, $4, $5::jsonb)`,
);

/** The versions of a rule that staff wrote, the newest first. */
export const listRuleVersions = statement<
  { at: string; who: string; version: number; content: unknown },
  [subject: string, what: string, limit: number]
>(
  'order.rule-change.list',
  `select at, who, version, content from rule_changes where subject = $1 and what = $2 order by change_id desc limit $3`,
);

/** What a rule was at a version; none when that was never written. */
export const findRuleVersion = statement<{ content: unknown }, [subject: string, version: number]>(
  'order.rule-change.find',
  `select content from rule_changes where subject = $1 and version = $2 and what = 'rules-written'`,
);

/** The last thing that was done to a rule, also to one that is gone. */
export const findLastChange = statement<{ what: string }, [subject: string]>(
  'order.rule-change.last',
  'select what from rule_changes where subject = $1 order by change_id desc limit 1',
);
