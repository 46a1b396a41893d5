import type { EventName } from '#contracts/events.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import type { Room } from '../../door/room.ts';
import type { Lease } from '../../lease/leases.ts';
import type { Deliver, EventResult, LoggedEvent } from '../delivery.ts';

/** Which listener of a room's log is served, how, and under which lease. */
export type Serving = {
  room: Room;
  deliver: Deliver;
  lease: Lease;
  listener: ServiceName;
  names: readonly EventName[];
  retryDelaysMs: readonly number[];
  batchSize: number;
};

/** Carries events to one listener and knows whether it can be reached. */
export type Carrier = {
  /** Gives the results; undefined when the listener gave none. */
  carry: (events: readonly LoggedEvent[]) => Promise<readonly EventResult[] | undefined>;
  /** How many times in a row the listener took nothing. */
  outages: () => number;
  /** The most events to carry next: half as many after each outage, in case there were too many for its time. */
  limit: () => number;
};

/** Makes the carrier of one listener. */
export function createCarrier({ room, deliver, listener, batchSize }: Serving): Carrier {
  const owner = room.definition.name;
  let outages = 0;
  let limit = batchSize;

  function noteOutage(error: unknown): void {
    if (outages === 0)
      room.log.warn('a listener takes no events; its position is held', { owner, listener, error });
    outages += 1;
    limit = Math.max(1, Math.floor(limit / 2));
  }

  function noteSuccess(): void {
    if (outages > 0) room.log.info('a listener takes events again', { owner, listener });
    outages = 0;
    limit = Math.min(batchSize, limit * 2);
  }

  return {
    carry: async (events) => {
      room.killPoint('events.relay.before-deliver');
      try {
        const results = await deliver(listener, { owner, events });
        if (results.length !== events.length) throw new Error('the listener gave another number of results');
        const [first] = results;
        if (first?.outcome === 'postponed') noteOutage(first.error);
        else noteSuccess();
        room.killPoint('events.relay.after-deliver');
        return results;
      } catch (error) {
        noteOutage(error);
        return undefined;
      }
    },
    outages: () => outages,
    limit: () => limit,
  };
}
