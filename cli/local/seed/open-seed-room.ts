import type { ServiceName } from '#contracts/service-names.ts';
import { isRefusal } from '#contracts/refusals.ts';
import type { AnswerOf, CallName, InputTo, ResultOf } from '#contracts/services.ts';
import { defaultSettings } from '#runtime/config/settings.ts';
import { openDatabase } from '#runtime/db/open-database.ts';
import { answerCall } from '#runtime/door/answer-call.ts';
import { openRoom } from '#runtime/door/room.ts';
import { processKeys } from '#runtime/identity/process-keys.ts';
import { silentLog } from '#runtime/telemetry/log.ts';
import { silentTracer } from '#runtime/telemetry/tracer.ts';
import { newTrace } from '#runtime/telemetry/trace-context.ts';
import type { ServiceDefinition } from '#runtime/tools.ts';
import { loadDoors } from '../doors.ts';
import { roomUrl } from '../database/shop-urls.ts';

/** A service that is open in this process alone, asked as the system. */
export type SeedRoom<S extends ServiceName> = {
  /** Throws a refusal: loading must not go on. */
  ask: <C extends CallName<S>>(call: C, input: InputTo<S, C>) => Promise<AnswerOf<S, C>>;
  /** Gives a refusal back. */
  attempt: <C extends CallName<S>>(call: C, input: InputTo<S, C>) => Promise<ResultOf<S, C>>;
  close: () => Promise<void>;
};

const callMs = 60_000;

/** Opens one service on the shop's database, without neighbours. */
export async function openSeedRoom<S extends ServiceName>(
  service: S,
  superuserUrl: string,
  secret: string,
): Promise<SeedRoom<S>> {
  const definition = (await loadDoors([service]))[service] as unknown as ServiceDefinition;
  const database = openDatabase({
    url: roomUrl(superuserUrl, secret, service),
    applicationName: `${service} seed`,
    tracer: silentTracer,
    poolSize: 2,
    statementTimeoutMs: 30_000,
  });
  const alone = () => Promise.reject(new Error('loading calls no neighbours'));
  const room = await openRoom(definition, {
    database,
    reach: alone,
    setting: defaultSettings(),
    log: silentLog,
    tracer: silentTracer,
    killPoint: () => {},
    checksAnswers: false,
    opening: {
      registry: { find: () => [], all: () => [] },
      settingsCentre: { list: () => [], change: alone, undo: alone },
      keys: processKeys(secret, [service]),
      publicAddress: undefined,
    },
  });
  async function attempt<C extends CallName<S>>(call: C, input: InputTo<S, C>): Promise<ResultOf<S, C>> {
    const answer = await answerCall(
      room,
      { call, input, idempotencyKey: undefined },
      {
        subject: { kind: 'system', service: 'gateway', cause: 'seed' },
        subjectToken: undefined,
        caller: 'gateway',
        trace: newTrace(0),
        deadlineMs: performance.now() + callMs,
        repeat: undefined,
        isResumed: false,
      },
    );
    return answer as never;
  }
  return {
    ask: async (call, input) => {
      const answer: unknown = await attempt(call, input);
      if (isRefusal(answer))
        throw new Error(`${service}.${call} refused: ${answer.detail} ${answer.path ?? ''}`);
      return answer as never;
    },
    attempt,
    close: room.close,
  };
}
