import type { ServiceName } from '#contracts/service-names.ts';
import { defaultSettings } from '../config/settings.ts';
import type { RoomDatabase } from '../db/open-database.ts';
import { openRoom, type Reach, type Room } from '../door/room.ts';
import type { ProcessKeys } from '../identity/process-keys.ts';
import { silentLog } from '../telemetry/log.ts';
import { silentTracer } from '../telemetry/tracer.ts';
import type { ServiceDefinition, Tools } from '../tools.ts';

/** The calls that a room answers, in the test's own way. */
export type TestCalls = Readonly<Record<string, (tools: Tools, input: unknown) => Promise<unknown>>>;

export type CallRoomOptions = {
  calls: TestCalls;
  on: ServiceDefinition['on'];
  reach: Reach;
  keys: ProcessKeys;
  /** None for a room that remembers nothing. */
  database: RoomDatabase | undefined;
};

const noDatabase: RoomDatabase = {
  bind: () =>
    new Proxy({} as never, { get: () => () => Promise.reject(new Error('this room has no database')) }),
  close: () => Promise.resolve(),
};

/** Opens a room that answers calls in the test's own way, behind the real door. */
export function openCallRoom(name: ServiceName, options: CallRoomOptions): Promise<Room> {
  const { calls, on, reach, keys, database = noDatabase } = options;
  const away = () => Promise.reject(new Error('a room of a test has no settings centre'));
  return openRoom(
    {
      name,
      calls,
      on,
      onEveryInstance: {},
      jobs: {},
      migrations: new URL('./', import.meta.url),
      audit: () => Promise.resolve([]),
      open: () => Promise.resolve(null),
      close: () => Promise.resolve(),
    },
    {
      database,
      reach,
      setting: defaultSettings(),
      log: silentLog,
      tracer: silentTracer,
      killPoint: () => {},
      checksAnswers: false,
      opening: {
        registry: { find: () => [], all: () => [] },
        settingsCentre: { list: () => [], change: away, undo: away },
        keys,
        publicAddress: undefined,
      },
    },
  );
}
