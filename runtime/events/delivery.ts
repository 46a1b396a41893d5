import type { ServiceName } from '#contracts/service-names.ts';
import type { DeliveredEvent } from '../tools.ts';
import type { Position } from './position.ts';

/** An event as it travels from the log of its owner to a listener. */
export type LoggedEvent = DeliveredEvent & { traceparent: string; position: Position };

/** Events of one owner for one listener, in the log's order. */
export type EventBatch = { owner: ServiceName; events: readonly LoggedEvent[] };

/**
 * What became of an event at its listener. `failed`: the listener threw; `skipped`: an earlier event of its key failed;
 * `postponed`: the listener could not work at all (an outage, no time left), which says nothing about the event.
 */
export type EventResult =
  | { outcome: 'accepted' }
  | { outcome: 'failed'; error: string }
  | { outcome: 'skipped' }
  | { outcome: 'postponed'; error: string };

/**
 * Brings a batch to a listening service and gives a result for each event, in the same order. Throws when the service
 * cannot be reached: nothing is known then, and everything comes again.
 */
export type Deliver = (listener: ServiceName, batch: EventBatch) => Promise<readonly EventResult[]>;
