import { readSettingLayers, SettingError } from '#runtime/config/setting-layers.ts';
import { answerTask } from '../start/run-task.ts';
import { prepareDatabase } from './prepare-database.ts';
import { isSeeded } from './shop-database-store.ts';
import { adminUrl } from './shop-urls.ts';
import { withClient } from './with-client.ts';

/** Which server to prepare, and with which settings the shop is about to start. */
export type PrepareInput = { superuserUrl: string; secret: string; settingsFile: string | undefined };

/** What came of it; nothing was done when a setting is wrong. */
export type Prepared = { applied: string[]; isSeeded: boolean } | { settingProblem: string };

// Run by every start, before anything else looks into the database.
await answerTask<PrepareInput, Prepared>(async ({ superuserUrl, secret, settingsFile }) => {
  try {
    await readSettingLayers(settingsFile, process.env);
  } catch (error) {
    if (error instanceof SettingError) return { settingProblem: error.message };
    throw error;
  }
  return {
    applied: await prepareDatabase(superuserUrl, secret),
    isSeeded: await withClient(adminUrl(superuserUrl), isSeeded),
  };
});
