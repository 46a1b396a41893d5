import { statement } from '../db/statement.ts';

export type SettingVersion = {
  key: string;
  version: number;
  value: unknown;
  changedBy: string;
  changedAt: string;
  undoes: number | null;
};

const columns = `key, version, value, changed_by as "changedBy", changed_at as "changedAt", undoes`;

/** The newest version of every changed setting. */
export const newestSettings = statement<SettingVersion>(
  'platform.setting.newest',
  `select distinct on (key) ${columns} from setting_version order by key, version desc`,
);

/** Adds the version after `seen`; gives no row when somebody else was first, also at this moment. */
export const addSettingVersion = statement<
  SettingVersion,
  [key: string, seen: number, value: string | null, changedBy: string]
>(
  'platform.setting.add',
  `insert into setting_version (key, version, value, changed_by)
   select $1, $2 + 1, $3::jsonb, $4
   where coalesce((select max(version) from setting_version where key = $1), 0) = $2
   on conflict do nothing returning ${columns}`,
);

/** Adds a version that says what the one before the newest (`seen`) said; none before means the layers below. */
export const undoSettingVersion = statement<SettingVersion, [key: string, seen: number, changedBy: string]>(
  'platform.setting.undo',
  `insert into setting_version (key, version, value, changed_by, undoes)
   select $1, $2 + 1, (select value from setting_version where key = $1 and version = $2 - 1), $3, $2
   where $2 > 0 and (select max(version) from setting_version where key = $1) = $2
   on conflict do nothing returning ${columns}`,
);

export const notifySettings = statement<unknown, [key: string]>(
  'platform.setting.notify',
  `select pg_notify('souk_settings', $1)`,
);
