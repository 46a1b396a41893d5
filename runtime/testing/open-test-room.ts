import { isTogether, type Hears, type HearsTogether } from '../events/hear-event.ts';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Subject } from '#contracts/access.ts';
import { serviceNames, type ServiceName } from '#contracts/service-names.ts';
import type { CallName, InputTo, Neighbours, ResultOf } from '#contracts/services.ts';
import { defaultSettings, type ReadSetting } from '../config/settings.ts';
import type { Database } from '../db/database.ts';
import { ensureSchema, roleOf } from '../db/migrate.ts';
import { openDatabase } from '../db/open-database.ts';
import { answerCall, contractOf } from '../door/answer-call.ts';
import { mayAsk } from '../door/may-ask.ts';
import { openRoom, type Reach, type Room } from '../door/room.ts';
import { validate } from '../door/validate.ts';
import { processKeys } from '../identity/process-keys.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import { silentLog, type Log } from '../telemetry/log.ts';
import { silentTracer, type Tracer } from '../telemetry/tracer.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import type { CallContext, DeliveredEvent, ServiceDefinition } from '../tools.ts';
import type { EventName } from '#contracts/events.ts';
import { roomTemplate } from './room-template.ts';

/** Neighbours faked from the contracts: only the calls a test needs. */
export type FakeNeighbours<S extends ServiceName> = {
  [Neighbour in keyof Neighbours<S>]?: Partial<Neighbours<S>[Neighbour]>;
};

export type TestRoom<S extends ServiceName> = {
  room: Room;
  db: Database;
  /** Statements sent since the last reset, by name: for budgets. */
  statements: string[];
  /** Makes a call through the door, as a visitor unless `subject` says otherwise. */
  ask: <C extends CallName<S>>(call: C, input: InputTo<S, C>, as?: Asking) => Promise<ResultOf<S, C>>;
  /** Delivers an event to the room's listener, as the relay would; more of its name at once, where it hears them together. */
  hear: <Name extends EventName>(...events: readonly Heard<Name>[]) => Promise<void>;
  /** Runs a job of the room. */
  run: (job: string, payload?: Record<string, unknown>) => Promise<void>;
  /** The names of the events announced so far, in order. */
  announced: () => Promise<{ name: string; key: string; version: number; payload: unknown }[]>;
  context: (as?: Asking) => CallContext;
  close: () => Promise<void>;
};

type Heard<Name extends EventName> = Pick<DeliveredEvent<Name>, 'name' | 'key' | 'version' | 'payload'>;

export type Asking = { subject?: Subject; idempotencyKey?: string; caller?: ServiceName; timeoutMs?: number };

export type TestRoomOptions<S extends ServiceName> = {
  neighbours?: FakeNeighbours<S>;
  setting?: ReadSetting;
  killPoint?: (name: string) => void;
  log?: Log;
  opening?: Partial<Room['opening']>;
  /** Instead of `neighbours`: sees every call as it leaves. */
  reach?: Reach;
  /** Sees every span. */
  startSpan?: Tracer['start'];
};

/** Opens a service on a database of its own, with its real migrations and faked neighbours. */
export async function openTestRoom<S extends ServiceName, Resources>(
  definition: ServiceDefinition<S, Resources>,
  options: TestRoomOptions<S> = {},
): Promise<TestRoom<S>> {
  const service = definition.name;
  const testDatabase = await createTestDatabase(service, await roomTemplate(definition));
  const admin = new pg.Client({ connectionString: testDatabase.url });
  await admin.connect();
  const password = randomUUID();
  await ensureSchema(admin, service, password);
  await admin.end();
  const url = new URL(testDatabase.url);
  url.username = roleOf(service);
  url.password = password;
  const statements: string[] = [];
  const tracer: Tracer = {
    ...silentTracer,
    ...(options.startSpan ? { start: options.startSpan } : {}),
    countStatements: (_s, steps) => statements.push(...steps.map((s) => s.name)),
  };
  const database = openDatabase({
    url: url.href,
    applicationName: service,
    poolSize: 3,
    statementTimeoutMs: 5000,
    tracer,
  });
  const room = await openRoom(definition, {
    database,
    reach: options.reach ?? reachFakes(options.neighbours ?? {}),
    setting: options.setting ?? defaultSettings(),
    log: options.log ?? silentLog,
    tracer,
    killPoint: options.killPoint ?? (() => {}),
    checksAnswers: true,
    opening: { ...testOpening, ...options.opening },
  });
  return testRoom(room, database.bind(newTrace(0)), statements, testDatabase.drop);
}

const testOpening: Room['opening'] = {
  registry: { find: () => [], all: () => [] },
  settingsCentre: {
    list: () => [],
    change: () => Promise.reject(new Error('a test room has no settings centre')),
    undo: () => Promise.reject(new Error('a test room has no settings centre')),
  },
  keys: processKeys('a master secret for tests only', [...serviceNames]),
  publicAddress: undefined,
};

function testRoom<S extends ServiceName>(
  room: Room,
  db: Database,
  statements: string[],
  drop: () => Promise<void>,
): TestRoom<S> {
  const { definition } = room;
  const context = (as: Asking = {}): CallContext => ({
    subject: as.subject ?? { kind: 'anonymous' },
    subjectToken: undefined,
    caller: as.caller ?? 'gateway',
    trace: newTrace(0),
    deadlineMs: performance.now() + (as.timeoutMs ?? 10_000),
    repeat: undefined,
    isResumed: false,
  });
  const system = () => context({ subject: { kind: 'system', service: definition.name, cause: 'test' } });
  return {
    room,
    db,
    statements,
    context,
    ask: async (call, input, as) => {
      const arrival = { call, input: JSON.parse(JSON.stringify(input)), idempotencyKey: as?.idempotencyKey };
      return (await answerCall(room, arrival, context(as))) as never;
    },
    hear: async (...heard) => {
      const events = heard.map((event) => {
        return { ...event, eventId: randomUUID(), occurredAt: new Date().toISOString() };
      });
      const [first] = events;
      if (!first) return;
      const listener = definition.on[first.name] ?? definition.onEveryInstance[first.name];
      if (!listener) throw new Error(`${definition.name} does not hear ${first.name}`);
      const tools = room.toolsFor(system());
      const hears = listener as Hears | HearsTogether;
      if (isTogether(hears)) await hears.together(tools, events);
      else for (const event of events) await hears(tools, event);
    },
    run: async (job, payload = {}) => {
      const known = definition.jobs[job];
      if (!known) throw new Error(`${definition.name} has no job ${job}`);
      await known.run(room.toolsFor(system()), payload);
    },
    announced: () =>
      db.rows({
        name: 'test.announced',
        text: 'select name, key, version, payload from event_log order by sequence',
        values: [],
      }),
    close: async () => {
      await room.close();
      await drop();
    },
  };
}

/** Fakes stand behind the doors of their rooms: who may not call, or may not ask, is refused as there. */
function reachFakes(neighbours: object): Reach {
  const fakes = neighbours as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  return async (from, to, call, input, { subject }) => {
    const contract = contractOf(to, call);
    if (!contract?.callers.includes(from)) throw new Error(`${from} may not call ${to}.${call}`);
    const refusal = mayAsk(contract.access, subject) ?? validate(contract.input, input);
    if (refusal) return refusal;
    const fake = fakes[to]?.[call];
    if (!fake) throw new Error(`the test gave no fake for ${to}.${call}`);
    return JSON.parse(JSON.stringify(await fake(JSON.parse(JSON.stringify(input)))));
  };
}
