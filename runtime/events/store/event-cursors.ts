import { statement } from '../../db/statement.ts';
import type { Position } from '../position.ts';

/** Why a relay's write was refused: another relay with a higher fence has taken over. */
export const relayIsStale = 'relay-is-stale';

/**
 * Makes a listener's cursor this relay's, from now on refusing relays with a lower fence; a new listener begins at
 * the beginning. No row when a relay with a higher fence was there first.
 */
export const claimCursor = statement<Position, [listener: string, names: readonly string[], fence: number]>(
  'runtime.events.claim-cursor',
  `insert into event_cursor (listener, names, fence) values ($1, $2, $3)
   on conflict (listener) do update set names = excluded.names, fence = excluded.fence
     where event_cursor.fence <= excluded.fence
   returning epoch, xid, sequence`,
);

/** Moves a listener's cursor; refused with `relay-is-stale`. */
export const advanceCursor = statement<
  unknown,
  [listener: string, fence: number, epoch: number, xid: string, sequence: number]
>(
  'runtime.events.advance-cursor',
  `with moved as (
     update event_cursor set epoch = $3, xid = $4::xid8, sequence = $5, advanced_at = now()
     where listener = $1 and fence = $2 returning 1)
   select must(exists (select from moved), '${relayIsStale}')`,
);

/** Lets the rest of the flight happen only while the cursor is still this relay's. */
export const holdCursor = statement<unknown, [listener: string, fence: number]>(
  'runtime.events.hold-cursor',
  `with held as (select from event_cursor where listener = $1 and fence = $2 for update)
   select must(exists (select from held), '${relayIsStale}')`,
);

export type LagRow = {
  listener: string;
  /** Age of the oldest event that the listener has not been given, in seconds; 0 when there is none. */
  oldestUndeliveredSeconds: number;
  /** Events that wait for `redrive`, with those behind them. */
  parked: number;
  /** The oldest transaction that is still open while a later one has ended, so that events are held back; else null. */
  openXid: string | null;
};

/** How far each listener of this room's log lags behind. */
export const measureLag = statement<LagRow>(
  'runtime.events.measure-lag',
  `select c.listener,
     coalesce((select greatest(0, extract(epoch from clock_timestamp() - e.occurred_at))::float8 from event_log e
       where (e.epoch, e.xid, e.sequence) > (c.epoch, c.xid, c.sequence) and e.name = any(c.names)
       order by e.epoch, e.xid, e.sequence limit 1), 0) as "oldestUndeliveredSeconds",
     (select count(*) from event_parked p where p.listener = c.listener and not exists (
       select from event_parked due
       where due.listener = p.listener and due.key = p.key and due.retry_at is not null)) as parked,
     nullif(pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmax(pg_current_snapshot())) as "openXid"
   from event_cursor c order by c.listener`,
);
