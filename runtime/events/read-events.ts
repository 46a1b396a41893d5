import type { EventName } from '#contracts/events.ts';
import type { Room } from '../door/room.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import type { LoggedEvent } from './delivery.ts';
import { horizonOf, prunedOf } from './horizon-of.ts';
import { comparePositions, type Position } from './position.ts';
import { readBatch, readHorizon, toLoggedEvent } from './store/event-log.ts';

/** What an instance asks the owner of a log for; `after: null` asks only where the log is now. */
export type LogRequest = { after: Position | null; names: readonly EventName[]; limit: number };

export type LogPage = {
  events: LoggedEvent[];
  /** Where to read on. */
  position: Position;
  /** The log no longer holds all that came after the given position: whoever asks must forget what it holds. */
  isGap: boolean;
  /** There are more events behind these. */
  isMore: boolean;
  /** Something is committed that cannot be read yet. */
  isHeldBack: boolean;
};

const mostAtOnce = 500;

/** The owner's side of listeners in every instance: a page of its log after a position. */
export async function readEvents(room: Room, { after, names, limit }: LogRequest): Promise<LogPage> {
  const db = room.database.bind(newTrace(0));
  const row = await db.row(readHorizon(null));
  if (!row) throw new Error('the event log has lost its epoch');
  const horizon = horizonOf(row);
  const { isHeldBack, currentEpoch } = row;
  const page = { events: [], position: { ...horizon, epoch: currentEpoch }, isMore: false, isHeldBack };
  if (!after) return { ...page, isGap: false };
  const isOutside = comparePositions(after, prunedOf(row)) < 0 || comparePositions(page.position, after) < 0;
  if (after.epoch !== currentEpoch || isOutside) return { ...page, isGap: true };
  if (comparePositions(after, horizon) >= 0) return { ...page, position: after, isGap: false };
  const most = Math.min(limit, mostAtOnce);
  const rows = await db.rows(readBatch('', after.epoch, after.xid, after.sequence, names, most));
  const events = rows.map(toLoggedEvent);
  const last = events.at(-1)?.position ?? after;
  const isMore = rows.length === most;
  const position = !isMore && comparePositions(last, horizon) < 0 ? horizon : last;
  return { events, position, isGap: false, isMore, isHeldBack };
}
