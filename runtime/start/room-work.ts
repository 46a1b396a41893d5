import { events } from '#contracts/events.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import type { MachineryCalls } from '../call/internal-server.ts';
import type { RemoteReach } from '../call/reach-remote.ts';
import { startForgetting } from '../door/forget-answers.ts';
import type { Room } from '../door/room.ts';
import { acceptEvents } from '../events/accept-events.ts';
import type { Deliver, EventBatch, EventResult } from '../events/delivery.ts';
import type { EventHints } from '../events/hints.ts';
import { readEvents, type LogPage, type LogRequest } from '../events/read-events.ts';
import { startRelay } from '../events/relay/start-relay.ts';
import { startInstanceFeed } from '../events/start-instance-feed.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import type { Leases } from '../lease/leases.ts';
import { systemContext } from '../system-context.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { measureRoom } from './measure-room.ts';
import { newTrace } from '../telemetry/trace-context.ts';

export type RoomWork = { stop: () => Promise<void> };

export type RoomWorkOptions = {
  rooms: ReadonlyMap<ServiceName, Room>;
  databaseUrls: Readonly<Partial<Record<ServiceName, string>>>;
  remote: Pick<RemoteReach, 'machinery'>;
  leases: Leases;
  hints: EventHints;
  metrics: Metrics;
};

const deliveryMs = 20_000;
const readLogMs = 5000;

/** What processes ask each other besides calls: to accept events, and for a page of a log. */
export const machinery: MachineryCalls = {
  $events: (room, from, input) => {
    const batch = input as EventBatch;
    if (batch.owner !== from) throw new Error(`${from} delivers events of ${batch.owner}`);
    return acceptEvents(room, batch);
  },
  $log: (room, _from, input) => readEvents(room, input as LogRequest),
};

/** Starts what the rooms of a process do unasked: deliver their events, follow those of others, run jobs. */
export async function startRoomWork(options: RoomWorkOptions): Promise<RoomWork> {
  const { rooms, leases, hints, metrics } = options;
  const running: { stop: () => Promise<void> }[] = [];
  for (const [service, room] of rooms) {
    running.push(startForgetting(room));
    if (room.definition.measure) running.push(measureRoom(room, metrics));
    if (Object.values(events).some((event) => event.owner === service)) {
      running.push(startRelay({ room, leases, hints, metrics, deliver: deliverFrom(options, service) }));
    }
    if (Object.keys(room.definition.onEveryInstance).length > 0) {
      running.push(startInstanceFeed({ room, hints, readLog: readLogFor(options, service) }));
    }
    if (Object.keys(room.definition.jobs).length > 0) {
      running.push(await startJobs({ room, url: options.databaseUrls[service] ?? '' }));
    }
  }
  return {
    stop: async () => {
      await Promise.all(running.map((each) => each.stop()));
      await leases.stop();
      await hints.stop();
    },
  };
}

function deliverFrom({ rooms, remote }: RoomWorkOptions, owner: ServiceName): Deliver {
  return async (listener, batch) => {
    const room = rooms.get(listener);
    if (room) return acceptEvents(room, batch);
    const call = { from: owner, to: listener, name: '$events', input: batch };
    return (await remote.machinery(call, contextOf(owner, 'deliver', deliveryMs))) as EventResult[];
  };
}

function readLogFor({ rooms, remote }: RoomWorkOptions, listener: ServiceName) {
  return async (owner: ServiceName, request: LogRequest): Promise<LogPage> => {
    const room = rooms.get(owner);
    if (room) return readEvents(room, request);
    const call = { from: listener, to: owner, name: '$log', input: request };
    return (await remote.machinery(call, contextOf(listener, 'follow', readLogMs))) as LogPage;
  };
}

function contextOf(service: ServiceName, cause: string, limitMs: number) {
  return systemContext(service, { cause, trace: newTrace(0), limitMs });
}
