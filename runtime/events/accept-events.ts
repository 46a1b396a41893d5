import type { Room } from '../door/room.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import type { EventBatch, EventResult, LoggedEvent } from './delivery.ts';
import { hearEvent, type Hears, type HearsTogether } from './hear-event.ts';
import { hearHeads } from './hear-heads.ts';
import { isOutage } from '../is-outage.ts';
import { noteHeard } from './store/heard-events.ts';

/** A batch may take this long; what is not begun then is postponed, so that a slow listener still gets on. */
const budgetMs = 5000;
const eventLimitMs = 10_000;
/** Fewer than a room has connections: those who read must find one that is free while thousands of events come in. */
const keysAtOnce = 2;
const longestError = 500;

/**
 * The listener's side: works on a batch and gives a result for each event. Events of one key are worked on in order,
 * those of different keys side by side, or at once where their listener takes many. After a failure later events of its key are skipped; after an outage what is
 * left is postponed.
 */
export async function acceptEvents(room: Room, batch: EventBatch): Promise<EventResult[]> {
  const { events } = batch;
  const results: EventResult[] = events.map(() => ({ outcome: 'postponed', error: 'no time was left' }));
  const lanes = lanesByKey(events);
  const endMs = performance.now() + budgetMs;
  let outage: string | undefined;
  let isBegun = false;

  async function walk(lane: readonly number[]): Promise<void> {
    let hasFailed = false;
    for (const index of lane) {
      const event = events[index];
      if (!event) continue;
      if (outage !== undefined) results[index] = { outcome: 'postponed', error: outage };
      else if (hasFailed) results[index] = { outcome: 'skipped' };
      else if (isBegun && performance.now() > endMs) return;
      else {
        isBegun = true;
        const result = await acceptOne(room, event);
        results[index] = result;
        hasFailed = result.outcome === 'failed';
        if (result.outcome === 'postponed') outage = result.error;
      }
    }
  }

  async function work(): Promise<void> {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) await walk(lane);
  }

  await hearHeads(room, events, lanes, (index) => (results[index] = { outcome: 'accepted' }), eventLimitMs);
  await Promise.all(Array.from({ length: keysAtOnce }, work));
  await noteProgress(room, batch, results);
  return results;
}

async function acceptOne(room: Room, event: LoggedEvent): Promise<EventResult> {
  room.killPoint('events.accept.before');
  const hears = room.definition.on[event.name] as Hears | HearsTogether | undefined;
  if (!hears) return { outcome: 'failed', error: `${room.definition.name} does not listen to ${event.name}` };
  try {
    await hearEvent(room, hears, event, eventLimitMs);
    room.killPoint('events.accept.after');
    return { outcome: 'accepted' };
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).slice(0, longestError);
    return isOutage(error) ? { outcome: 'postponed', error: message } : { outcome: 'failed', error: message };
  }
}

/** The places of each key's events in the batch. */
function lanesByKey(events: readonly LoggedEvent[]): number[][] {
  const lanes = new Map<string, number[]>();
  events.forEach(({ key }, index) => {
    const lane = lanes.get(key);
    if (lane) lane.push(index);
    else lanes.set(key, [index]);
  });
  return [...lanes.values()];
}

/** Readers of this room may wait for a position, so it notes how far it has come without a hole. */
async function noteProgress(
  room: Room,
  { owner, events }: EventBatch,
  results: EventResult[],
): Promise<void> {
  const hole = results.findIndex(({ outcome }) => outcome === 'postponed');
  const last = events[(hole === -1 ? events.length : hole) - 1];
  if (!last) return;
  const { epoch, xid, sequence } = last.position;
  try {
    await room.database.bind(newTrace(0)).rows(noteHeard(owner, epoch, xid, sequence));
  } catch (error) {
    room.log.warn('could not note how far events were heard', { owner, error });
  }
}
