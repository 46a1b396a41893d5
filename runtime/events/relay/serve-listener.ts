import type { Database } from '../../db/database.ts';
import { backoffMs, startLoop, type Loop, type Next } from '../../loop.ts';
import { newTrace, toTraceparent } from '../../telemetry/trace-context.ts';
import { horizonOf } from '../horizon-of.ts';
import { stateNamesOf } from '../listeners-of.ts';
import { createPace } from '../pace.ts';
import { comparePositions, type Position } from '../position.ts';
import { claimCursor } from '../store/event-cursors.ts';
import { checkEpoch } from '../store/event-epoch.ts';
import { readBatch, readHorizon, toLoggedEvent } from '../store/event-log.ts';
import { republishAddedStates } from '../store/event-upkeep.ts';
import { readDue } from '../store/parked-events.ts';
import { createCarrier, type Carrier, type Serving } from './carrier.ts';
import { settleBatch, settleDue, type Settling } from './settle.ts';

/** A listener that comes back is found within this time. */
const longestOutageMs = 2000;
/** The first event after a silence goes at once; those that come meanwhile go together. */
const betweenBatchesMs = 80;
/** What a room hears of itself is what shoppers see of it. */
const betweenOwnBatchesMs = 30;

/** What the passes of one listener work with. */
type Work = Serving & { settling: Settling; carrier: Carrier };

/**
 * Brings one listener everything in the log that it hears, in order, until stopped. While the listener cannot be
 * reached its position is held and tried again more and more slowly.
 */
export function serveListener(serving: Serving): Loop {
  const { room, lease, listener } = serving;
  const owner = room.definition.name;
  const db = room.database.bind(newTrace(0));
  const settling = { db, listener, fence: lease.fence, retryDelaysMs: serving.retryDelaysMs };
  const work: Work = { ...serving, settling, carrier: createCarrier(serving) };
  const streamMs = listener === owner ? betweenOwnBatchesMs : betweenBatchesMs;
  const pace = createPace();
  let cursor: Position | undefined;

  async function pass(): Promise<Next> {
    if (!lease.isHeld()) return { waitMs: 1000, isFirm: true };
    const from = cursor ?? (await claim(db, serving));
    cursor = undefined;
    const done = await passFrom(work, from);
    cursor = done.to;
    const outages = work.carrier.outages();
    if (outages > 0) return { waitMs: Math.min(longestOutageMs, backoffMs(outages)), isFirm: true };
    const waitMs = pace(done);
    const isStreaming = waitMs > 0 && comparePositions(done.to, from) > 0;
    return isStreaming ? { waitMs: streamMs, isFirm: true } : { waitMs };
  }

  return startLoop({
    pass,
    onError: (error, failures) => {
      if (failures === 1) room.log.error('the relay failed and will go on', { owner, listener, error });
    },
  });
}

type Done = { to: Position; isBusy: boolean; isHeldBack: boolean };

/** Tries what is parked and due, then brings what is next. */
async function passFrom(work: Work, from: Position): Promise<Done> {
  const { db } = work.settling;
  const row = await db.row(readHorizon(work.listener));
  if (!row) throw new Error('the event log has lost its epoch');
  const { isHeldBack, hasDue } = row;
  if (hasDue && !(await redeliver(work))) return { to: from, isBusy: false, isHeldBack };
  const horizon = horizonOf(row);
  if (comparePositions(from, horizon) >= 0) return { to: from, isBusy: hasDue, isHeldBack };
  const next = await deliverNext(work, from, horizon);
  return { to: next.to, isBusy: hasDue || next.isMore, isHeldBack };
}

/** Tells whether the listener could be reached. */
async function redeliver({ settling, carrier, listener }: Work): Promise<boolean> {
  const due = (await settling.db.rows(readDue(listener, carrier.limit()))).map(toLoggedEvent);
  if (due.length === 0) return true;
  const results = await carrier.carry(due);
  if (results) await settleDue(settling, due, results);
  return carrier.outages() === 0;
}

async function deliverNext(
  { room, settling, carrier, listener, names }: Work,
  from: Position,
  horizon: Position,
): Promise<{ to: Position; isMore: boolean }> {
  const limit = carrier.limit();
  const rows = await settling.db.rows(readBatch(listener, from.epoch, from.xid, from.sequence, names, limit));
  const isMore = rows.length === limit;
  const fresh = rows.filter((row) => !row.isBehindParked).map(toLoggedEvent);
  const results = fresh.length > 0 ? await carrier.carry(fresh) : [];
  if (!results) return { to: from, isMore: false };
  const outcomes = new Map(fresh.map(({ eventId }, index) => [eventId, results[index]]));
  room.killPoint('events.relay.before-settle');
  const to = await settleBatch(settling, { rows, outcomes, from, horizon: isMore ? undefined : horizon });
  room.killPoint('events.relay.after-settle');
  return { to, isMore };
}

/** Takes the cursor over; state events that the listener is new to are appended again for it. */
async function claim(db: Database, { room, lease, listener, names }: Serving): Promise<Position> {
  await db.rows(checkEpoch());
  const states = stateNamesOf(room.definition.name).filter((name) => names.includes(name));
  const [, claimed] = await db.flight([
    republishAddedStates(states, toTraceparent(newTrace(0)), listener),
    claimCursor(listener, names, lease.fence),
  ]);
  if (!claimed[0]) throw new Error('a relay with a higher fence serves this listener');
  return claimed[0];
}
