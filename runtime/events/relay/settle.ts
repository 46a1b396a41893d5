import type { Database } from '../../db/database.ts';
import type { EventResult, LoggedEvent } from '../delivery.ts';
import { comparePositions, type Position } from '../position.ts';
import { advanceCursor, holdCursor } from '../store/event-cursors.ts';
import type { EventRow } from '../store/event-log.ts';
import { countFailures, deleteParked, parkEvents, promoteFirst } from '../store/parked-events.ts';

/** Whose results are settled, and as which relay. */
export type Settling = { db: Database; listener: string; fence: number; retryDelaysMs: readonly number[] };

export type SettledBatch = {
  rows: readonly EventRow[];
  /** By event id; none for events that wait behind parked ones of their key. */
  outcomes: ReadonlyMap<string, EventResult | undefined>;
  from: Position;
  /** Where the cursor may go when every row is settled and no more came. */
  horizon: Position | undefined;
};

/**
 * Moves the cursor over everything up to the first postponed event and parks what was not accepted, in one flight;
 * gives the new position. Refused when another relay has taken over.
 */
export async function settleBatch(settling: Settling, batch: SettledBatch): Promise<Position> {
  const { db, listener, fence, retryDelaysMs } = settling;
  const hole = batch.rows.findIndex(({ eventId }) => batch.outcomes.get(eventId)?.outcome === 'postponed');
  const settled = hole === -1 ? batch.rows : batch.rows.slice(0, hole);
  const to = laterOf(settled.at(-1) ?? batch.from, hole === -1 ? batch.horizon : undefined);
  if (comparePositions(to, batch.from) === 0) return batch.from;
  const aside = settled.flatMap(({ eventId }) => {
    const result = batch.outcomes.get(eventId);
    if (result?.outcome === 'accepted') return [];
    return [{ eventId, error: result?.outcome === 'failed' ? result.error : null }];
  });
  const ids = aside.map(({ eventId }) => eventId);
  const errors = aside.map(({ error }) => error);
  await db.flight([
    advanceCursor(listener, fence, to.epoch, to.xid, to.sequence),
    ...(ids.length > 0 ? [parkEvents(listener, ids, errors, retryDelaysMs)] : []),
  ]);
  return to;
}

/** Settles parked events that were tried again: accepted ones go, failed ones wait longer, the rest stay in place. */
export async function settleDue(
  settling: Settling,
  events: readonly LoggedEvent[],
  results: readonly EventResult[],
): Promise<void> {
  const { db, listener, fence, retryDelaysMs } = settling;
  const accepted = events.filter((_event, index) => results[index]?.outcome === 'accepted');
  const failed = events.flatMap(({ eventId }, index) => {
    const result = results[index];
    return result?.outcome === 'failed' ? [{ eventId, error: result.error }] : [];
  });
  if (accepted.length + failed.length === 0) return;
  await db.flight([
    holdCursor(listener, fence),
    deleteParked(
      listener,
      accepted.map(({ eventId }) => eventId),
    ),
    countFailures(
      listener,
      failed.map(({ eventId }) => eventId),
      failed.map(({ error }) => error),
      retryDelaysMs,
    ),
    promoteFirst(listener, [...new Set(accepted.map(({ key }) => key))]),
  ]);
}

function laterOf(a: Position, b: Position | undefined): Position {
  const { epoch, xid, sequence } = b && comparePositions(a, b) < 0 ? b : a;
  return { epoch, xid, sequence };
}
