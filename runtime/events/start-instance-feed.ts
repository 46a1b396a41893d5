import type { EventName } from '#contracts/events.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import type { Room } from '../door/room.ts';
import { startLoop, type Loop } from '../loop.ts';
import { systemContext } from '../system-context.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { hearEvent, type Hears } from './hear-event.ts';
import type { EventHints } from './hints.ts';
import { byOwner } from './listeners-of.ts';
import { createPace } from './pace.ts';
import type { Position } from './position.ts';
import type { LogPage, LogRequest } from './read-events.ts';

export type InstanceFeedOptions = {
  /** The service that hears, in this process. */
  room: Room;
  /** Asks the owner of a log, wherever it is, for its `readEvents`. */
  readLog: (owner: ServiceName, request: LogRequest) => Promise<LogPage>;
  hints: Pick<EventHints, 'on'>;
  /** After this long without contact the instance may have missed events. */
  absenceMs?: number;
};

const pageSize = 200;
const eventLimitMs = 5000;

/** Gives this instance the events that every instance of its service hears, from now on. */
export function startInstanceFeed(options: InstanceFeedOptions): { stop: () => Promise<void> } {
  const { room, hints } = options;
  const names = Object.keys(room.definition.onEveryInstance) as EventName[];
  const feeds = [...byOwner(names)].map(([owner, owned]) => {
    const loop = followLog(options, owner, owned);
    return { loop, unhook: hints.on(owner, loop.wake) };
  });
  return {
    stop: async () => {
      for (const { unhook } of feeds) unhook();
      await Promise.all(feeds.map(({ loop }) => loop.stop()));
    },
  };
}

/**
 * Follows one log. Whenever events may have been missed (first contact, a long absence, a log that no longer reaches
 * back far enough, a listener that threw) the room's `onGap` makes it forget what it holds, and the log is followed
 * from its end.
 */
function followLog(options: InstanceFeedOptions, owner: ServiceName, names: readonly EventName[]): Loop {
  const { room, readLog, absenceMs = 60_000 } = options;
  const listener = room.definition.name;
  const pace = createPace();
  let position: Position | null = null;
  let contactMs = performance.now();

  /** What is held grows old while the owner is away, so it is forgotten once then, and again on the next contact. */
  async function noteAbsence(): Promise<void> {
    if (position === null || performance.now() - contactMs <= absenceMs) return;
    position = null;
    room.log.warn('heard nothing of the events of a service for long', { owner, listener });
    await forget(room, owner);
  }

  return startLoop({
    pass: async () => {
      await noteAbsence();
      const page = await readLog(owner, { after: position, names, limit: pageSize });
      contactMs = performance.now();
      const isWhole = position !== null && !page.isGap && (await hear(room, page));
      if (!isWhole) await forget(room, owner);
      position = page.position;
      return { waitMs: pace({ isBusy: page.isMore, isHeldBack: page.isHeldBack }) };
    },
    onError: (error, failures) => {
      if (failures === 1) room.log.warn('cannot follow the events of a service', { owner, listener, error });
    },
  });
}

/** Tells whether every event was taken in. */
async function hear(room: Room, page: LogPage): Promise<boolean> {
  for (const event of page.events) {
    const hears = room.definition.onEveryInstance[event.name] as Hears | undefined;
    try {
      if (hears) await hearEvent(room, hears, event, eventLimitMs);
    } catch (error) {
      const { name } = room.definition;
      room.log.error('an event was not taken in; what is held is forgotten', {
        listener: name,
        event: event.name,
        error,
      });
      return false;
    }
  }
  return true;
}

async function forget(room: Room, owner: ServiceName): Promise<void> {
  const { name, onGap } = room.definition;
  const context = systemContext(name, {
    cause: `event-gap:${owner}`,
    trace: newTrace(0),
    limitMs: eventLimitMs,
  });
  await onGap?.(room.toolsFor(context));
}
