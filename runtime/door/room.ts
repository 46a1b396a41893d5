import type { ServiceName } from '#contracts/service-names.ts';
import { services } from '#contracts/services.ts';
import type { Database } from '../db/database.ts';
import type { RoomDatabase } from '../db/open-database.ts';
import type { ReadSetting } from '../config/settings.ts';
import { noteAnnouncements } from '../events/note-announcements.ts';
import { keyedHash } from '../identity/keyed-hash.ts';
import type { KillPoint } from '../kill-point.ts';
import { logWith, type Log } from '../telemetry/log.ts';
import type { Tracer } from '../telemetry/tracer.ts';
import type { CallContext, OpeningTools, ServiceDefinition, Tools } from '../tools.ts';

/** Reaches a neighbour: a function in the same process, HTTP elsewhere. Gives its answer or refusal. */
export type Reach = (
  from: ServiceName,
  to: ServiceName,
  call: string,
  input: unknown,
  context: CallContext,
  idempotencyKey?: string,
) => Promise<unknown>;

/** What a process gives each of its rooms. */
export type RoomSurroundings = {
  database: RoomDatabase;
  reach: Reach;
  setting: ReadSetting;
  log: Log;
  tracer: Tracer;
  killPoint: KillPoint;
  checksAnswers: boolean;
  /** What only opening services need. */
  opening: Pick<OpeningTools, 'registry' | 'settingsCentre' | 'keys' | 'publicAddress'>;
};

/** A service that is open in this process. */
export type Room = RoomSurroundings & {
  definition: ServiceDefinition<ServiceName, unknown>;
  toolsFor: (context: CallContext) => Tools;
  serve: () => Promise<void>;
  drain: (withinMs: number) => Promise<void>;
  close: () => Promise<void>;
};

/** Opens a service's resources and gives its room. */
export async function openRoom<S extends ServiceName, Resources>(
  definition: ServiceDefinition<S, Resources>,
  surroundings: RoomSurroundings,
): Promise<Room> {
  const { database, setting, log, killPoint, reach, tracer, opening } = surroundings;
  const resources = await definition.open({ setting, log, tracer, reach, database, ...opening });
  const own = definition as unknown as ServiceDefinition<ServiceName, unknown>;
  return {
    ...surroundings,
    definition: own,
    toolsFor: (context) => ({
      service: own.name,
      context,
      db: databaseFor(database, context),
      inBackground: () => databaseFor(database, { ...context, isBackground: true }),
      call: neighboursOf(own.name, reach, context) as never,
      setting,
      log: logWith(log, { service: own.name, traceId: context.trace.traceId }),
      hashOf: (kind, text) => keyedHash(opening.keys.hashKey, kind, text),
      killPoint,
      resources,
    }),
    serve: async () => definition.serve?.(resources),
    drain: async (withinMs) => definition.drain?.(resources, withinMs),
    close: async () => {
      await definition.close(resources);
      await database.close();
    },
  };
}

/** What a call announces is told to whoever makes a token of it. */
function databaseFor(database: RoomDatabase, { trace, noteAnnounced, isBackground }: CallContext): Database {
  const db = database.bind(trace, isBackground);
  return noteAnnounced ? noteAnnouncements(db, noteAnnounced) : db;
}

type Callable = Record<string, (input: unknown) => Promise<unknown>>;

/** `call.catalog.quote(input)`, made when it is first touched. */
function neighboursOf(from: ServiceName, reach: Reach, context: CallContext): Record<string, Callable> {
  const neighbours: Record<string, Callable> = {};
  for (const to of services[from].mayCall) {
    neighbours[to] = new Proxy(
      {},
      {
        get: (_target, call) => (input: unknown) => reach(from, to, String(call), input, context),
      },
    );
  }
  return neighbours;
}
