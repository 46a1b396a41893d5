import { isTogether, type Hears, type HearsTogether } from '#runtime/events/hear-event.ts';
import pg from 'pg';
import type { EventName, EventPayload } from '#contracts/events.ts';
import { isRefusal } from '#contracts/refusals.ts';
import type { AnswerOf, CallName, InputTo } from '#contracts/services.ts';
import { defaultSettings } from '#runtime/config/settings.ts';
import { migrateService, roleOf } from '#runtime/db/migrate.ts';
import { openDatabase } from '#runtime/db/open-database.ts';
import { answerCall } from '#runtime/door/answer-call.ts';
import { openRoom, type Room } from '#runtime/door/room.ts';
import { processKeys } from '#runtime/identity/process-keys.ts';
import { migrateJobs } from '#runtime/jobs/migrate-jobs.ts';
import { createTestDatabase } from '#runtime/postgres/test-database.ts';
import { silentLog } from '#runtime/telemetry/log.ts';
import { newTrace } from '#runtime/telemetry/trace-context.ts';
import { silentTracer } from '#runtime/telemetry/tracer.ts';
import type { CallContext } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { insightService } from '../../services/insight/service.ts';

/** An event as measuring tells it. */
export type ToldEvent<Name extends EventName> = {
  name: Name;
  key: string;
  version: number;
  payload: EventPayload<Name>;
};

/** The insight room on a database of its own that is thrown away afterwards; it hears, answers and works as in a shop. */
export type MeasuredRoom = {
  hear: <Name extends EventName>(event: ToldEvent<Name>) => Promise<void>;
  run: (job: string) => Promise<void>;
  /** Asks as a visitor; a refusal is thrown. */
  ask: <C extends CallName<'insight'>>(
    call: C,
    input: InputTo<'insight', C>,
  ) => Promise<AnswerOf<'insight', C>>;
  close: () => Promise<void>;
};

const patienceMs = 600_000;

/** Opens the room on a new database of a server that is started for it. */
export async function openMeasuredRoom(): Promise<MeasuredRoom> {
  const scratch = await createTestDatabase('measure');
  const password = uuidv7();
  const admin = new pg.Client({ connectionString: scratch.url });
  await admin.connect();
  await migrateService(admin, 'insight', { password, migrations: insightService.migrations });
  await migrateJobs(admin, 'insight');
  await admin.end();
  const url = new URL(scratch.url);
  url.username = roleOf('insight');
  url.password = password;
  const room = await openOn(url.href);
  const context = (): CallContext => ({
    subject: { kind: 'anonymous' },
    subjectToken: undefined,
    caller: 'gateway',
    trace: newTrace(0),
    deadlineMs: performance.now() + patienceMs,
    repeat: undefined,
    isResumed: false,
  });
  return {
    hear: async (event) => {
      const delivered = { ...event, eventId: uuidv7(), occurredAt: new Date().toISOString() };
      const hears = insightService.on[event.name] as Hears | HearsTogether | undefined;
      if (!hears) throw new Error(`insight does not hear ${event.name}`);
      const tools = room.toolsFor(context());
      await (isTogether(hears) ? hears.together(tools, [delivered]) : hears(tools, delivered));
    },
    run: async (job) => {
      await insightService.jobs[job]?.run(room.toolsFor(context()) as never, {});
    },
    ask: async (call, input) => {
      const answer = await answerCall(room, { call, input, idempotencyKey: undefined }, context());
      if (isRefusal(answer)) throw new Error(`${call} refused: ${answer.detail}`);
      return answer as never;
    },
    close: async () => {
      await room.close();
      await scratch.drop();
    },
  };
}

function openOn(url: string): Promise<Room> {
  const alone = () => Promise.reject(new Error('measuring calls no neighbours'));
  return openRoom(insightService, {
    database: openDatabase({
      url,
      applicationName: 'measure',
      poolSize: 3,
      statementTimeoutMs: patienceMs,
      tracer: silentTracer,
    }),
    reach: alone,
    setting: defaultSettings({ 'insight.relateAfterSeconds': 0 }),
    log: silentLog,
    tracer: silentTracer,
    killPoint: () => {},
    checksAnswers: false,
    opening: {
      registry: { find: () => [], all: () => [] },
      settingsCentre: { list: () => [], change: alone, undo: alone },
      keys: processKeys('a secret of a room that is thrown away', ['insight']),
      publicAddress: undefined,
    },
  });
}
