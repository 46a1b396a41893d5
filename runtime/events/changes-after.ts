import type { EventName } from '#contracts/events.ts';
import type { Database } from '../db/database.ts';
import { horizonOf } from './horizon-of.ts';
import type { Position } from './position.ts';
import { readBatch, readHorizon } from './store/event-log.ts';

const eventsMost = 300;

/** What a room has told after a place in its log, at most 300 events: the keys, and where the next look begins. */
export type Changes = { keys: string[]; position: Position; hasMore: boolean };

/** Reads what was told after `after`; where that is null nothing, and the end of the log. */
export async function changesAfter(
  db: Pick<Database, 'rows' | 'row'>,
  names: readonly EventName[],
  after: Position | null,
): Promise<Changes> {
  if (!after) {
    const horizon = await db.row(readHorizon(null));
    if (!horizon) throw new Error('a log has an end');
    return { keys: [], position: horizonOf(horizon), hasMore: false };
  }
  const rows = await db.rows(readBatch('', after.epoch, after.xid, after.sequence, names, eventsMost));
  const { epoch, xid, sequence } = rows.at(-1) ?? after;
  const keys = [...new Set(rows.map(({ key }) => key))];
  return { keys, position: { epoch, xid, sequence }, hasMore: rows.length === eventsMost };
}
