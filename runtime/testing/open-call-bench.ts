import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceName } from '#contracts/service-names.ts';
import { createReach } from '../call/create-reach.ts';
import { createInternalServer } from '../call/internal-server.ts';
import { createRemoteReach, type RemoteReach } from '../call/reach-remote.ts';
import type { RoomDatabase } from '../db/open-database.ts';
import type { Reach, Room } from '../door/room.ts';
import { processKeys, type ProcessKeys } from '../identity/process-keys.ts';
import { createSubjectReader } from '../identity/subject-token.ts';
import type { Directory, Instance } from '../registry/instance.ts';
import { silentLog } from '../telemetry/log.ts';
import { silentTracer } from '../telemetry/tracer.ts';
import type { ServiceDefinition } from '../tools.ts';
import { testMaster } from './call-context.ts';
import { openCallRoom, type TestCalls } from './open-call-room.ts';

type RoomCalls = { [Service in ServiceName]?: TestCalls };

/** For rooms that are to remember or hear something: their databases, and what they listen to. */
type Depth = {
  databases?: { [Service in ServiceName]?: RoomDatabase };
  on?: ServiceDefinition['on'];
};

/** One of several processes, all in that of the test: with its own keys, rooms, connections, and server on a real port. */
export type CallProcess = {
  address: string;
  keys: ProcessKeys;
  rooms: ReadonlyMap<ServiceName, Room>;
  server: Server;
  remote: RemoteReach;
  /** Calls a neighbour: by function when it is in this process, else over HTTP. */
  reach: Reach;
  setReady: (isReady: boolean) => void;
};

export type CallBench = {
  /** The directory that all processes go by; a test may change it. */
  instances: Instance[];
  openProcess: (rooms: RoomCalls, depth?: Depth) => Promise<CallProcess>;
  /** Listens as an instance of a service that answers in the test's own way, or not at all; gives its place. */
  openPeer: (service: ServiceName, answer: RequestListener) => Promise<Instance>;
  close: () => Promise<void>;
};

/** Opens a bench without processes. */
export function openCallBench(): CallBench {
  const instances: Instance[] = [];
  const closing: (() => Promise<void>)[] = [];
  const directory: Directory = { find: (service) => instances.filter((each) => each.service === service) };
  return {
    instances,
    openPeer: async (service, answer) => {
      const server = createServer(answer);
      closing.push(() => close(server));
      const instance = instanceAt(service, await listen(server));
      instances.push(instance);
      return instance;
    },
    openProcess: async (rooms, depth = {}) => {
      const process = await openProcess(directory, rooms, depth);
      closing.push(process.remote.close, () => close(process.server));
      for (const service of process.rooms.keys()) instances.push(instanceAt(service, process.address));
      return process;
    },
    close: async () => {
      for (const each of closing.toReversed()) await each();
    },
  };
}

async function openProcess(
  directory: Directory,
  calls: RoomCalls,
  { databases = {}, on = {} }: Depth,
): Promise<CallProcess> {
  const services = Object.keys(calls) as ServiceName[];
  const keys = processKeys(testMaster, services);
  const remote = createRemoteReach({ directory, callers: keys.callers, tracer: silentTracer });
  const rooms = new Map<ServiceName, Room>();
  const reach = createReach(rooms, remote, { asJson: true });
  for (const service of services) {
    const parts = { calls: calls[service] ?? {}, on, reach, keys, database: databases[service] };
    rooms.set(service, await openCallRoom(service, parts));
  }
  let isReady = true;
  const server = createInternalServer({
    rooms,
    callers: keys.callers,
    readSubject: createSubjectReader(keys.subjectKeys),
    machinery: {},
    isReady: () => isReady,
    metrics: () => Promise.resolve(''),
    log: silentLog,
  });
  const setReady = (value: boolean) => (isReady = value);
  return { address: await listen(server), keys, rooms, server, remote, reach, setReady };
}

function instanceAt(service: ServiceName, address: string): Instance {
  const startedAt = '2026-01-02T03:04:05.678Z';
  return {
    instanceId: `${service}@${address}`,
    service,
    process: address,
    address,
    state: 'ready',
    startedAt,
  };
}

async function listen(server: Server): Promise<string> {
  server.listen({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
