import { statement } from '../../db/statement.ts';
import type { Position } from '../position.ts';

/** Notes how far this room has heard another's log; never goes back. */
export const noteHeard = statement<unknown, [owner: string, epoch: number, xid: string, sequence: number]>(
  'runtime.events.note-heard',
  `insert into event_heard as known (owner, epoch, xid, sequence) values ($1, $2, $3::xid8, $4)
   on conflict (owner) do update
     set epoch = excluded.epoch, xid = excluded.xid, sequence = excluded.sequence, heard_at = now()
     where (known.epoch, known.xid, known.sequence) < (excluded.epoch, excluded.xid, excluded.sequence)`,
);

/** How far this room has heard the logs of others. */
export const readHeard = statement<Position & { owner: string }, [owners: readonly string[]]>(
  'runtime.events.read-heard',
  'select owner, epoch, xid, sequence from event_heard where owner = any($1)',
);
