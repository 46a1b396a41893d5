import type { EventName } from '#contracts/events.ts';
import { briefStatement, plannedOnce, statement } from '../../db/statement.ts';
import type { DeliveredEvent } from '../../tools.ts';
import type { LoggedEvent } from '../delivery.ts';
import type { Position } from '../position.ts';

export type EventRow = DeliveredEvent & Position & { traceparent: string };

/** The columns of an event, for a `select` whose table is called `e`. */
export const eventColumns = `e.event_id as "eventId", e.name, e.key, e.version, e.payload, e.traceparent,
  e.occurred_at as "occurredAt", e.epoch, e.xid, e.sequence`;

/** Below the snapshot's xmin no transaction is open, so that nothing can still appear among these rows. */
const isSettled = `(e.epoch < (select epoch from event_epoch) or e.xid < pg_snapshot_xmin(pg_current_snapshot()))`;

/** An event of a row. */
export function toLoggedEvent(row: EventRow): LoggedEvent {
  const { epoch, xid, sequence, eventId, name, key, version, payload, traceparent, occurredAt } = row;
  const position = { epoch, xid, sequence };
  return { eventId, name, key, version, payload, traceparent, occurredAt, position };
}

/** Appends an event; gives its place in the log. */
export const appendEvent = briefStatement<
  Position,
  [eventId: string, name: string, key: string, version: number, payload: string, traceparent: string]
>(
  'runtime.events.append',
  `insert into event_log (event_id, name, key, version, payload, traceparent)
   values ($1, $2, $3, $4, $5::jsonb, $6) returning epoch, xid, sequence`,
);

/** Of a name the last event. */
export type AnnouncedRow = Position & { name: EventName };

/** The last event of each name that this transaction has appended so far. */
export const readAnnounced = statement<AnnouncedRow>(
  'runtime.events.read-announced',
  `select name, epoch, xid, max(sequence) as sequence from event_log
   where epoch = (select epoch from event_epoch) and xid = pg_current_xact_id_if_assigned()
   group by name, epoch, xid`,
);

/**
 * The last event of each name among the newest hundred: whoever repeats a request cannot be told where its own events
 * stand, but they are no later than these.
 */
export const readNewest = statement<AnnouncedRow>(
  'runtime.events.read-newest',
  `select distinct on (name) name, epoch, xid, sequence
   from (select name, epoch, xid, sequence from event_log order by epoch desc, xid desc, sequence desc limit 100) newest
   order by name, epoch desc, xid desc, sequence desc`,
);

export type HorizonRow = Position & {
  currentEpoch: number;
  prunedEpoch: number;
  prunedXid: string;
  prunedSequence: number;
  /** Whether events are committed that cannot be read yet because an older transaction is open. */
  isHeldBack: boolean;
  /** Whether a parked event of the listener is due to be tried again. */
  hasDue: boolean;
};

/**
 * How far the log can be read now, and whether more is coming. Both ends are taken by `limit 1` from the index:
 * asked by `exists` for rows behind the last readable one, the planner reads the whole table.
 */
export const readHorizon = statement<HorizonRow, [listener: string | null]>(
  'runtime.events.read-horizon',
  `select present.epoch as "currentEpoch", pruned_epoch as "prunedEpoch", pruned_xid as "prunedXid",
     pruned_sequence as "prunedSequence", coalesce(last.epoch, 0) as epoch, coalesce(last.xid, '0') as xid,
     coalesce(last.sequence, 0) as sequence, coalesce(newest.sequence <> coalesce(last.sequence, 0), false) as "isHeldBack",
     exists (select from event_parked where listener = $1 and retry_at <= now()) as "hasDue"
   from event_epoch present left join lateral (
     select e.epoch, e.xid, e.sequence from event_log e where ${isSettled}
     order by e.epoch desc, e.xid desc, e.sequence desc limit 1
   ) last on true left join lateral (
     select e.sequence from event_log e order by e.epoch desc, e.xid desc, e.sequence desc limit 1
   ) newest on true`,
);

/** The next events of these names after a position, and whether earlier ones of their keys are parked. */
export const readBatch = statement<
  EventRow & { isBehindParked: boolean },
  [listener: string, epoch: number, xid: string, sequence: number, names: readonly string[], limit: number]
>(
  'runtime.events.read-batch',
  plannedOnce(
    ['text', 'int', 'xid8', 'bigint', 'text[]', 'int'],
    `select ${eventColumns},
     exists (select from event_parked p where p.listener = $1 and p.key = e.key) as "isBehindParked"
   from event_log e
   where (e.epoch, e.xid, e.sequence) > ($2::int, $3::xid8, $4::bigint) and ${isSettled} and e.name = any($5)
   order by e.epoch, e.xid, e.sequence limit $6`,
  ),
);

/** The newest events, newest last, of a name and a key when given. */
export const listEvents = statement<
  EventRow,
  [name: string | null, key: string | null, beforeSequence: number | null, limit: number]
>(
  'runtime.events.list',
  `select * from (
     select ${eventColumns} from event_log e
     where ($1::text is null or e.name = $1) and ($2::text is null or e.key = $2)
       and ($3::bigint is null or e.sequence < $3)
     order by e.sequence desc limit $4) newest
   order by sequence`,
);
