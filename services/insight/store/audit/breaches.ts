import { statement } from '#runtime/db/statement.ts';

/** `missed`: a recount found what the audit of changes had not shown. */
export type FoundBy = 'changes' | 'recount' | 'books' | 'missed';

/** A thing that does not hold, as it was just seen. */
export type SeenRow = {
  room: string;
  rule: string;
  id: string;
  detail: string;
  openBecause: string | null;
};

export type BreachRow = SeenRow & {
  foundBy: FoundBy;
  since: string;
  toldAt: string | null;
  marks: unknown;
};

const columns = `room, rule, id, detail, open_because as "openBecause", found_by as "foundBy", since, told_at as "toldAt", marks`;

/**
 * Writes down what was just seen. What is explained, or was closed, begins anew to be unexplained; `marks` are those of the
 * first time it was seen, so that what has to be heard before it is judged does not run away from it.
 */
export const noteSeen = statement<unknown, [seen: string, foundBy: FoundBy, marks: string | null]>(
  'insight.breaches.note',
  `insert into breaches as known (room, rule, id, detail, open_because, found_by, marks)
   select room, rule, id, left(detail, 500), "openBecause", $2, $3::jsonb
   from jsonb_to_recordset($1::jsonb) as seen (room text, rule text, id text, detail text, "openBecause" text)
   on conflict (room, rule, id) do update set detail = excluded.detail, open_because = excluded.open_because,
     found_by = case when known.found_by = 'changes' and known.closed_at is null then 'changes' else excluded.found_by end,
     seen_at = now(), closed_at = null,
     marks = case when known.closed_at is null and known.marks is not null then known.marks else excluded.marks end,
     first_seen_at = case when known.closed_at is null then known.first_seen_at else now() end,
     told_at = case when known.closed_at is null then known.told_at end,
     since = case when known.closed_at is not null or excluded.open_because is not null then now() else known.since end`,
);

/** Closes what was looked at again and is not there any more: of these rooms, rules and things, whatever `seen` does not name. */
export const closeUnseen = statement<
  unknown,
  [room: string, foundBy: readonly FoundBy[], ids: readonly string[] | null, seen: string]
>(
  'insight.breaches.close',
  `update breaches set closed_at = now() where closed_at is null and room = $1 and found_by = any($2)
     and ($3::text[] is null or id = any($3)) and (rule, id) not in (
       select rule, id from jsonb_to_recordset($4::jsonb) as seen (rule text, id text))`,
);

/** What does not hold in a room just now: what was looked at longest ago comes first. */
export const listOpen = statement<BreachRow, [room: string, foundBy: readonly FoundBy[], limit: number]>(
  'insight.breaches.list-open-of-room',
  `select ${columns} from breaches where closed_at is null and room = $1 and found_by = any($2)
   order by seen_at, rule, id limit $3`,
);

/** What does not hold anywhere, the oldest first. */
export const listBreachRows = statement<BreachRow, [limit: number]>(
  'insight.breaches.list',
  `select ${columns} from breaches where closed_at is null order by since, room, rule, id limit $1`,
);

export const findBreach = statement<BreachRow, [room: string, rule: string, id: string]>(
  'insight.breaches.find',
  `select ${columns} from breaches where closed_at is null and room = $1 and rule = $2 and id = $3`,
);

/**
 * What has been unexplained for long enough and was not told yet, which is told from now on: at once what a room finds by
 * itself, after `seconds` where rooms differ.
 */
export const tellDue = statement<BreachRow, [seconds: number]>(
  'insight.breaches.tell',
  `update breaches set told_at = now()
   where closed_at is null and told_at is null and open_because is null
     and (found_by <> 'books' or since <= now() - make_interval(secs => $1))
   returning ${columns}`,
);

/** How many breaches are told and open, by room and rule. */
export const countTold = statement<{ room: string; rule: string; count: number }>(
  'insight.breaches.count',
  `select room, rule, count(*) as count from breaches where closed_at is null and told_at is not null group by room, rule`,
);

/** Forgets what was mended 90 days ago. */
export const forgetClosed = statement(
  'insight.breaches.forget',
  `delete from breaches where closed_at < now() - interval '90 days'`,
);
