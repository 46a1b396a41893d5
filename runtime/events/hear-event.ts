import type { Room } from '../door/room.ts';
import { systemContext } from '../system-context.ts';
import { continueTrace, newTrace } from '../telemetry/trace-context.ts';
import type { DeliveredEvent, Tools } from '../tools.ts';
import type { LoggedEvent } from './delivery.ts';

/** What a room does on an event, and on several at once. */
export type Hears = (tools: Tools, event: unknown) => Promise<void>;
export type HearsTogether = { together: (tools: Tools, events: readonly unknown[]) => Promise<void> };

/** Of a token, what says where it was given: who hears an event is told of no place but the event's. */
const nowhere = { cluster: '0', timeline: 0, lsn: '0/0' };

/**
 * Lets a room work on one event as the system, who has seen it, in the trace of whoever announced it. Throws what the listener threw,
 * and when it takes longer than `limitMs`.
 */
export function hearEvent(
  room: Room,
  hears: Hears | HearsTogether,
  event: LoggedEvent,
  limitMs: number,
): Promise<void> {
  return hearEvents(
    room,
    isTogether(hears) ? hears : { together: (tools, [one]) => hears(tools, one) },
    [event],
    limitMs,
  );
}

/** As `hearEvent`, for events of several keys at once: each has a span in its own trace, and the work stands in that of the last. */
export async function hearEvents(
  room: Room,
  { together }: HearsTogether,
  events: readonly LoggedEvent[],
  limitMs: number,
): Promise<void> {
  const service = room.definition.name;
  const last = events.at(-1);
  if (!last) return;
  const spans = events.map(({ name, traceparent }) =>
    room.tracer.start({
      kind: 'hearing',
      service,
      name: `${service} hears ${name}`,
      label: `${service}:${name}`,
      ...continueTrace(traceparent, 0),
    }),
  );
  const end = (error?: unknown) => spans.forEach((span) => span.end({}, error));
  const trace = spans.at(-1)?.context ?? newTrace(0);
  const context = systemContext(service, { cause: `event:${last.eventId}`, trace, limitMs });
  const positions = Object.fromEntries(events.map(({ name, position }) => [name, position]));
  const tools = room.toolsFor({ ...context, seen: { ...nowhere, positions } });
  try {
    await within(limitMs, together(tools, events.map(deliveredOf)));
    end();
  } catch (error) {
    const { name, eventId } = last;
    tools.log.warn('an event could not be worked on', { event: name, eventId, events: events.length, error });
    end(error);
    throw error;
  }
}

/** Whether several events may be handed over at once. */
export function isTogether(hears: Hears | HearsTogether): hears is HearsTogether {
  return typeof hears !== 'function';
}

function deliveredOf({
  traceparent: _traceparent,
  position: _position,
  ...delivered
}: LoggedEvent): DeliveredEvent {
  return delivered;
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${limitMs} ms`)), limitMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
