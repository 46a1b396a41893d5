import { isDeepStrictEqual } from 'node:util';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Database } from '../db/database.ts';
import { validate } from '../door/validate.ts';
import type { Log } from '../telemetry/log.ts';
import { environmentNameOf, isSettingKey, type SettingLayers } from './setting-layers.ts';
import {
  addSettingVersion,
  newestSettings,
  notifySettings,
  undoSettingVersion,
  type SettingVersion,
} from './settings-store.ts';
import { settings, type ReadSetting, type SettingKey } from './settings.ts';
import { maskSetting, viewSetting, type SettingView } from './view-setting.ts';

type UndoRefusal = Refusal<'setting-not-found' | 'version-conflict'>;
type ChangeRefusal = UndoRefusal | Refusal<'value-invalid'>;

/**
 * Settings as they are now, and their changing: defaults < file < environment < the centre in schema `platform`. A repeat of
 * a change is answered alike and makes no version.
 */
export type SettingsCentre = {
  read: ReadSetting;
  list: () => SettingView[];
  change: (
    key: string,
    value: unknown,
    seen: number,
    changedBy: string,
  ) => Promise<SettingView | ChangeRefusal>;
  undo: (key: string, seen: number, changedBy: string) => Promise<SettingView | UndoRefusal>;
  /** Reads the centre now; also called on a hint. */
  refresh: () => Promise<void>;
  /** Calls back after a change that this process took over. */
  onChange: (hear: () => void) => void;
  stop: () => void;
};

/** A hint comes at once; looking is for those that are lost. */
const usualPollMs = 2000;

/** Starts following the centre. While the database is away the last good values hold. */
export async function startSettingsCentre(
  db: Database,
  layers: SettingLayers,
  log: Log,
  pollMs = usualPollMs,
): Promise<SettingsCentre> {
  let newest = new Map<string, SettingVersion>();
  let values: Partial<Record<SettingKey, unknown>> = {};
  const hearers: (() => void)[] = [];

  async function refresh(): Promise<void> {
    const rows = await db.rows(newestSettings());
    const isChanged = rows.some((row) => newest.get(row.key)?.version !== row.version);
    newest = new Map(rows.filter((row) => isUsable(row, log)).map((row) => [row.key, row]));
    values = Object.fromEntries((Object.keys(settings) as SettingKey[]).map((key) => [key, view(key).value]));
    if (isChanged) hearers.forEach((hear) => hear());
  }

  function view(key: SettingKey): SettingView {
    return viewSetting(key, newest.get(key), layers);
  }

  async function write(
    key: SettingKey,
    step: ReturnType<typeof addSettingVersion>,
    isAsAsked: (now: SettingVersion) => boolean,
  ): Promise<SettingView | UndoRefusal> {
    const [rows] = await db.flight([step, notifySettings(key)]);
    await refresh();
    const now = newest.get(key);
    if (rows.length > 0 || (now && isAsAsked(now))) return maskSetting(view(key));
    return refuse('version-conflict', 'Somebody else changed this setting meanwhile; look again.');
  }

  await refresh();
  const stop = poll(refresh, log, pollMs);

  return {
    read: (key) => values[key] as never,
    list: () => (Object.keys(settings) as SettingKey[]).map((key) => maskSetting(view(key))),
    change: async (key, value, seen, changedBy) => {
      if (!isSettingKey(key))
        return refuse('setting-not-found', `There is no setting ${key}.`, { path: '/key' });
      if (settings[key].isFixed) {
        const detail = `This is given at start: in a settings file, or as ${environmentNameOf(key)}.`;
        return refuse('value-invalid', detail, { path: '/key' });
      }
      const fault = validate(settings[key].schema, value);
      if (fault) return refuse('value-invalid', fault.detail, { path: `/value${fault.path ?? ''}` });
      const step = addSettingVersion(key, seen, JSON.stringify(value), changedBy);
      const isSame = (now: SettingVersion) => now.undoes === null && isDeepStrictEqual(now.value, value);
      return write(key, step, (now) => now.version === seen + 1 && isSame(now));
    },
    undo: async (key, seen, changedBy) => {
      if (!isSettingKey(key))
        return refuse('setting-not-found', `There is no setting ${key}.`, { path: '/key' });
      return write(key, undoSettingVersion(key, seen, changedBy), (now) => now.undoes === seen);
    },
    refresh,
    onChange: (hear) => hearers.push(hear),
    stop,
  };
}

/** Refreshes again and again until the function it gives is called; says once when the centre goes away. */
function poll(refresh: () => Promise<void>, log: Log, pollMs: number): () => void {
  let isAway = false;
  const timer = setInterval(() => {
    refresh().then(
      () => {
        isAway = false;
      },
      (error: unknown) => {
        if (!isAway) log.warn('the settings centre does not answer; the last good values hold', { error });
        isAway = true;
      },
    );
  }, pollMs);
  return () => clearInterval(timer);
}

/** A stored value that this version of the program does not accept is left aside, loudly. */
function isUsable(row: SettingVersion, log: Log): boolean {
  if (!isSettingKey(row.key)) return false;
  if (row.value === null || !validate(settings[row.key].schema, row.value)) return true;
  log.error(`setting ${row.key} in the centre has a value that is not allowed; it is left aside`, {
    version: row.version,
  });
  return false;
}
