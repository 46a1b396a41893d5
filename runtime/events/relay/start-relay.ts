import type { Room } from '../../door/room.ts';
import type { Leases } from '../../lease/leases.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { Deliver } from '../delivery.ts';
import type { EventHints } from '../hints.ts';
import { listenersOf } from '../listeners-of.ts';
import { startUpkeep } from '../upkeep.ts';
import { measureRelay } from './measure-relay.ts';
import { serveListener } from './serve-listener.ts';

export type RelayOptions = {
  /** The owner of the log. */
  room: Room;
  deliver: Deliver;
  leases: Pick<Leases, 'whileHeld'>;
  hints: Pick<EventHints, 'on'>;
  metrics: Pick<Metrics, 'set'>;
  /** Who is served and with what; usually everybody whom `contracts/events.ts` names. */
  listeners?: ReturnType<typeof listenersOf>;
  /** Waits after the first, second, … failure of an event, in milliseconds; after one more it stays parked. */
  retryDelaysMs?: readonly number[];
  /** The most events in one delivery. */
  batchSize?: number;
};

const usualRetryDelaysMs = [500, 2000, 8000];

/**
 * Delivers a room's events to every service that works on them. Every process with the room runs one; the lease
 * `relay:<service>` lets one of them work, and its fence keeps a stalled one from moving anything. That one also tends
 * the log and measures how far listeners lag.
 */
export function startRelay(options: RelayOptions): { stop: () => Promise<void> } {
  const { room, deliver, leases, hints, retryDelaysMs = usualRetryDelaysMs, batchSize = 100 } = options;
  const service = room.definition.name;
  const listeners = options.listeners ?? listenersOf(service);
  return leases.whileHeld(`relay:${service}`, (lease) => {
    const serving = [...listeners].map(([listener, names]) =>
      serveListener({ room, deliver, lease, listener, names, retryDelaysMs, batchSize }),
    );
    const watching = [startUpkeep(room), measureRelay(room, options.metrics)];
    const unhook = hints.on(service, () => serving.forEach((loop) => loop.wake()));
    return {
      stop: async () => {
        unhook();
        await Promise.all([...watching, ...serving].map((loop) => loop.stop()));
      },
    };
  });
}
