import type { Subject } from '#contracts/access.ts';
import type { EventName, EventPayload } from '#contracts/events.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import type { CallName, InputTo, Neighbours, ResultOf } from '#contracts/services.ts';
import type { Database } from './db/database.ts';
import type { RoomDatabase } from './db/open-database.ts';
import type { ReadSetting } from './config/settings.ts';
import type { Reach } from './door/room.ts';
import type { ConsistencyToken } from './events/consistency-token.ts';
import type { Positions } from './events/positions.ts';
import type { ProcessKeys } from './identity/process-keys.ts';
import type { Registry } from './registry/registry.ts';
import type { SettingsCentre } from './config/settings-centre.ts';
import type { Log } from './telemetry/log.ts';
import type { MetricName } from './telemetry/names.ts';
import type { Tracer } from './telemetry/tracer.ts';
import type { TraceContext } from './telemetry/trace-context.ts';

/** What one call, event or job carries with it through every room it touches. */
export type CallContext = {
  subject: Subject;
  /** The signed form of the subject, passed on to neighbours in other processes; none for visitors and the system. */
  subjectToken: string | undefined;
  /** The service that called, or the service itself for jobs and events. */
  caller: ServiceName;
  trace: TraceContext;
  /** When the caller stops waiting, on this process's monotonic clock (`performance.now()`), in milliseconds. */
  deadlineMs: number;
  /** The public Idempotency-Key with its scope, for calls that take one. */
  repeat: RepeatKey | undefined;
  /** True when an earlier try with the same key died midway: the flow goes on from what is stored. */
  isResumed: boolean;
  /** What the asker has seen or caused: a read waits for a moment until its room has heard of that. */
  seen?: ConsistencyToken | undefined;
  /** The network address that the asker came from, as a keyed hash; none for staff, and where it stands for many people. */
  client?: string | undefined;
  /** True for a call that its contract keeps in the background. */
  isBackground?: true | undefined;
  /** Is told where the events stand that this call announced, in its room or at a neighbour. */
  noteAnnounced?: ((positions: Positions) => void) | undefined;
};

/**
 * How a request is known again: by scope, call and the digest of its key, with the HMAC of its content, whose run this
 * is, and the key that its answer is encrypted with.
 */
export type RepeatKey = {
  scope: string;
  call: string;
  key: string;
  hash: string;
  holder: string;
  sealKey: Buffer;
};

/** What a flow works with: always its first parameter. `Resources` are what the service opened at start. */
export type Tools<S extends ServiceName = ServiceName, Resources = unknown> = {
  service: S;
  context: CallContext;
  db: Database;
  /** The database for what may take long, within a call that mostly does not: on a connection that nobody else waits for. */
  inBackground: () => Database;
  call: Neighbours<S>;
  /** A setting's value at this moment. */
  setting: ReadSetting;
  log: Log;
  /** What stands for a text of a kind that must not be kept or told: a keyed hash. */
  hashOf: (kind: string, text: string) => string;
  /** A named place where tests may kill the process; costs nothing when off. */
  killPoint: (name: string) => void;
  resources: Resources;
};

/** An event as a listener gets it. A listener must bear to get it twice. */
export type DeliveredEvent<Name extends EventName = EventName> = {
  eventId: string;
  name: Name;
  key: string;
  version: number;
  payload: EventPayload<Name>;
  occurredAt: string;
};

/** What an audit query found: the rule that does not hold and the ids involved; `isCutOff` where there are more than it names. */
export type Finding = { rule: string; ids: readonly string[]; detail: string; isCutOff?: boolean };

/** The value of a metric now. */
export type Measured = { name: MetricName; labels: Record<string, string>; value: number };

type Handler<S extends ServiceName, Resources, Input, Answer> = (
  tools: Tools<S, Resources>,
  input: Input,
) => Promise<Answer>;

/**
 * Work on several events in one transaction, no two of one key: all of them are accepted, or none, and then each comes
 * by itself.
 */
export type Together<S extends ServiceName, Resources, Name extends EventName> = {
  together: Handler<S, Resources, readonly DeliveredEvent<Name>[], void>;
};

/** A service's door: every call, event and job it answers, and nothing else. */
export type ServiceDefinition<S extends ServiceName = ServiceName, Resources = unknown> = {
  name: S;
  /** The folder of numbered SQL files. */
  migrations: URL;
  calls: { [Call in CallName<S>]: Handler<S, Resources, InputTo<S, Call>, ResultOf<S, Call>> };
  /** Work on events that `contracts/events.ts` lists this service for under `once`. */
  on: {
    [Name in EventName]?: Handler<S, Resources, DeliveredEvent<Name>, void> | Together<S, Resources, Name>;
  };
  /** What every instance does on an event listed under `everyInstance`. */
  onEveryInstance: { [Name in EventName]?: Handler<S, Resources, DeliveredEvent<Name>, void> };
  /** Called when events may have been missed: forget what is held in memory. */
  onGap?: (tools: Tools<S, Resources>) => Promise<void>;
  /** Jobs by name; `everySeconds` repeats one by timer, else `schedule` starts it. */
  jobs: Record<
    string,
    { run: Handler<S, Resources, unknown, void>; everySeconds?: number; maxAttempts?: number }
  >;
  /** The invariants of this room's tables, as SQL; no rows means all hold. */
  audit: (db: Pick<Database, 'rows'>) => Promise<Finding[]>;
  /** What this room alone can measure: asked again and again in each process that has it. */
  measure?: (db: Pick<Database, 'rows'>) => Promise<Measured[]>;
  /** Opens what flows need besides the database (connection pools, keys), once per process. */
  open: (start: OpeningTools) => Promise<Resources>;
  close: (resources: Resources) => Promise<void>;
  /** For a service with a door to the outside: begins to listen when the process is ready. */
  serve?: (resources: Resources) => Promise<void>;
  /** Stops taking new requests and finishes those under way, before `close`; within this many milliseconds. */
  drain?: (resources: Resources, withinMs: number) => Promise<void>;
};

/** What a service may use while it opens, and keep. */
export type OpeningTools = Pick<Tools, 'setting' | 'log'> & {
  tracer: Tracer;
  reach: Reach;
  /** The service's own database. */
  database: Pick<RoomDatabase, 'bind'>;
  registry: Pick<Registry, 'find' | 'all'>;
  settingsCentre: Pick<SettingsCentre, 'list' | 'change' | 'undo'>;
  keys: ProcessKeys;
  /** Where a service with a door to the outside listens. */
  publicAddress: { host: string; port: number } | undefined;
};

/** Fixes the types of a door. */
export function defineService<S extends ServiceName, Resources>(
  definition: ServiceDefinition<S, Resources>,
): ServiceDefinition<S, Resources> {
  return definition;
}
