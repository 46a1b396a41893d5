import { readSettingLayers } from '#runtime/config/setting-layers.ts';
import { startSettingsCentre } from '#runtime/config/settings-centre.ts';
import type { SettingView } from '#runtime/config/view-setting.ts';
import { silentLog } from '#runtime/telemetry/log.ts';
import { openRooms } from './open-rooms.ts';
import { withServer } from './with-server.ts';

/**
 * Every setting as the database has it, above the environment of this command: what the shop's processes were started
 * with, only they know.
 */
export async function readSettings(): Promise<SettingView[]> {
  const layers = await readSettingLayers(undefined, process.env);
  return withServer(async (server) => {
    const rooms = openRooms(server);
    try {
      const centre = await startSettingsCentre(rooms.db('platform'), layers, silentLog);
      centre.stop();
      return centre.list();
    } finally {
      await rooms.close();
    }
  }, 'only looks');
}
