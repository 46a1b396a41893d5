import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceName } from '#contracts/service-names.ts';
import { createReach } from '../call/create-reach.ts';
import { createInternalServer } from '../call/internal-server.ts';
import { createRemoteReach } from '../call/reach-remote.ts';
import { openDatabase } from '../db/open-database.ts';
import { openRoom, type Room } from '../door/room.ts';
import { startEventHints } from '../events/hints.ts';
import { noteAnnouncements } from '../events/note-announcements.ts';
import { createSubjectReader } from '../identity/subject-token.ts';
import { createKillPoint } from '../kill-point.ts';
import { createLeases } from '../lease/leases.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import type { ServiceDefinition } from '../tools.ts';
import { drainAndClose } from './drain-and-close.ts';
import { openPlatform, statementTimeoutMs, type Platform } from './open-platform.ts';
import type { ProcessStart } from './process-start.ts';
import { machinery, startRoomWork } from './room-work.ts';
import { startRenderer } from './start-renderer.ts';

export type Definitions = Readonly<Record<ServiceName, ServiceDefinition<never, never>>>;

export type RunningProcess = {
  address: string;
  /** Finishes what is under way and closes, within this many milliseconds. */
  stop: (withinMs: number) => Promise<void>;
};

/** What lies outside the runtime: the doors of this process's services, and the module that renders the storefront. */
export type ProcessParts = { definitions: Partial<Definitions>; rendererEntry: URL };

/** Starts the services of one process and gives its stop, which drains: not ready, wait, finish, close. */
export async function runProcess(start: ProcessStart, parts: ProcessParts): Promise<RunningProcess> {
  const platform = await openPlatform(start);
  const { log, tracer, metrics } = platform.telemetry;
  const db = platform.database.bind(newTrace(0));
  const hints = startEventHints({ listener: platform.listener, db, log });
  const copy = `${start.process}-${start.copy}-${process.pid}`;
  const leases = createLeases({ db, holder: copy, log });
  const remote = createRemoteReach({ directory: platform.registry, callers: start.keys.callers, tracer });
  const rooms = new Map<ServiceName, Room>();
  const reach = createReach(rooms, remote, { asJson: start.isStrict });
  for (const service of start.services) {
    const heard = () => hints.poke(service);
    rooms.set(service, await openService(start, parts, service, { platform, reach, heard }));
  }
  let isReady = false;
  const server = createInternalServer({
    rooms,
    machinery,
    log,
    callers: start.keys.callers,
    metrics: metrics.text,
    readSubject: createSubjectReader(start.keys.subjectKeys),
    isReady: () => isReady,
  });
  const address = await listenInside(server);
  const register = (service: ServiceName | 'storefront', at: string, state: 'starting' | 'ready') =>
    platform.registry.register({
      instanceId: `${service}@${copy}`,
      service,
      process: copy,
      address: at,
      state,
    });
  for (const service of start.services) await register(service, address, 'starting');
  const work = await startRoomWork({
    rooms,
    databaseUrls: start.databaseUrls,
    remote,
    leases,
    hints,
    metrics,
  });
  const renderer = start.rendersStorefront
    ? await startRenderer({
        entry: parts.rendererEntry,
        apiUrl: start.apiUrl,
        log,
        onAddress: (at) => register('storefront', at, isReady ? 'ready' : 'starting'),
      })
    : undefined;
  for (const room of rooms.values()) await room.serve();
  isReady = true;
  await platform.registry.setState('ready');
  const markNotReady = () => {
    isReady = false;
  };
  return {
    address,
    stop: (withinMs) =>
      drainAndClose({ rooms, server, work, renderer, remote, platform, markNotReady }, withinMs),
  };
}

type Opening = { platform: Platform; reach: ReturnType<typeof createReach>; heard: () => void };

async function openService(
  start: ProcessStart,
  parts: ProcessParts,
  service: ServiceName,
  { platform, reach, heard }: Opening,
): Promise<Room> {
  const definition = parts.definitions[service] as unknown as ServiceDefinition | undefined;
  const url = start.databaseUrls[service];
  if (!url || !definition) throw new Error(`this process was not given what ${service} needs`);
  const { settingsCentre, registry, telemetry } = platform;
  const { log, tracer } = telemetry;
  const database = openDatabase({
    url,
    applicationName: service,
    poolSize: start.poolSize,
    statementTimeoutMs,
    tracer,
  });
  return openRoom(definition, {
    database: { ...database, bind: (...call) => noteAnnouncements(database.bind(...call), heard) },
    reach,
    setting: settingsCentre.read,
    log,
    tracer,
    killPoint: createKillPoint(process.env['SOUK_KILL_POINT']),
    checksAnswers: start.isStrict,
    opening: {
      registry,
      settingsCentre,
      keys: start.keys,
      publicAddress: start.publicAddress,
    },
  });
}

/** Listens on a port of this process's own, also below a supervisor that shares ports. */
async function listenInside(server: Server): Promise<string> {
  server.listen({ port: 0, host: process.env['SOUK_INTERNAL_HOST'] ?? '127.0.0.1', exclusive: true });
  await once(server, 'listening');
  const { address, port } = server.address() as AddressInfo;
  return `http://${address}:${port}`;
}
