import { events, type EventName, type EventPayload } from '#contracts/events.ts';
import type { Step } from '../db/statement.ts';
import { childOf, toTraceparent } from '../telemetry/trace-context.ts';
import type { Tools } from '../tools.ts';
import { uuidv7 } from '../uuidv7.ts';
import type { Position } from './position.ts';
import { appendEvent } from './store/event-log.ts';

/**
 * The step that announces an event: put it into the flight that makes it true. Events of one key are delivered in
 * order; `version` rises with each event of a key. Throws when the service does not own the event.
 */
export function announce<Name extends EventName>(
  tools: Pick<Tools, 'service' | 'context'>,
  name: Name,
  event: { key: string; version: number; payload: EventPayload<Name> },
): Step<Position> {
  if (events[name].owner !== tools.service) throw new Error(`${tools.service} does not own ${name}`);
  const { key, version, payload } = event;
  const trace = childOf(tools.context.trace);
  const step = appendEvent(uuidv7(), name, key, version, JSON.stringify(payload), toTraceparent(trace));
  return { ...step, announces: { event: name, trace } };
}
