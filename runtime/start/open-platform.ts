import { readSettingLayers } from '../config/setting-layers.ts';
import { startSettingsCentre, type SettingsCentre } from '../config/settings-centre.ts';
import { openDatabase, type RoomDatabase } from '../db/open-database.ts';
import { eventsChannel } from '../events/hints.ts';
import { startListening, type Listener } from '../platform/listen.ts';
import { startRegistry, type Registry } from '../registry/registry.ts';
import { startTelemetry, type Telemetry } from '../telemetry/start-telemetry.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import type { ProcessStart } from './process-start.ts';

/** What every process has whatever lives in it: telemetry, settings, the registry and hints from the database. */
export type Platform = {
  telemetry: Telemetry;
  database: RoomDatabase;
  settingsCentre: SettingsCentre;
  registry: Registry;
  listener: Listener;
};

export const statementTimeoutMs = 5000;

/** Opens the platform of one process. Throws SettingError when a setting given at start is wrong. */
export async function openPlatform(start: ProcessStart): Promise<Platform> {
  const layers = await readSettingLayers(start.settingsFile, process.env);
  const known: { centre?: SettingsCentre } = {};
  const telemetry = startTelemetry({
    process: `${start.process}-${start.copy}`,
    instance: `${start.process}-${start.copy}-${process.pid}`,
    setting: () => known.centre?.read,
  });
  const { log, tracer } = telemetry;
  const database = openDatabase({
    url: start.platformUrl,
    applicationName: 'platform',
    poolSize: 1,
    statementTimeoutMs,
    tracer,
  });
  const db = database.bind(newTrace(0));
  const settingsCentre = await startSettingsCentre(db, layers, log);
  known.centre = settingsCentre;
  const showVersions = () => {
    for (const { key, version } of settingsCentre.list()) {
      if (version > 0) telemetry.metrics.set('souk_setting_version', { setting: key }, version);
    }
  };
  settingsCentre.onChange(showVersions);
  showVersions();
  const registry = startRegistry(db, log);
  await registry.refresh();
  const listener = await startListening(
    start.platformUrl,
    ['souk_registry', 'souk_settings', eventsChannel],
    log,
  );
  const lookAgain = (what: string, refresh: () => Promise<void>) => () => {
    refresh().catch((error: unknown) => log.warn(`could not read the ${what} after a hint`, { error }));
  };
  listener.on('souk_registry', lookAgain('registry', registry.refresh));
  listener.on('souk_settings', lookAgain('settings', settingsCentre.refresh));
  return { telemetry, database, settingsCentre, registry, listener };
}
