import { readSettingLayers, SettingError } from '#runtime/config/setting-layers.ts';
import { startSettingsCentre } from '#runtime/config/settings-centre.ts';
import { silentLog } from '#runtime/telemetry/log.ts';
import type { OpenRooms } from '../database/open-rooms.ts';
import { bad, ok, type Check } from './check.ts';

/** The settings that are not at their default, each with its origin; and what is wrong with any. */
export async function checkSettings(rooms: OpenRooms, settingsFile: string | undefined): Promise<Check[]> {
  try {
    const layers = await readSettingLayers(settingsFile, process.env);
    const wrong: Check[] = [];
    const error = (message: string) =>
      wrong.push(bad('settings', message, 'set it anew: souk config set, or take it back: souk config undo'));
    const centre = await startSettingsCentre(rooms.db('platform'), layers, { ...silentLog, error });
    centre.stop();
    const all = centre.list();
    const changed = all.filter(({ origin }) => origin !== 'default');
    const lines = changed.map(({ key, value, origin }) =>
      ok(`setting ${key}`, `${JSON.stringify(value)} from the ${origin}`),
    );
    return [...wrong, ok('settings', `${all.length - changed.length} at their default`), ...lines];
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return [
      bad('settings', error.message, 'correct the file or the environment variable; souk config --help'),
    ];
  }
}
