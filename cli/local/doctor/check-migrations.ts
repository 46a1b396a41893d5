import type pg from 'pg';
import { serviceNames } from '#contracts/service-names.ts';
import { knownMigrations, pendingMigrations } from '#runtime/db/migrate.ts';
import { knownPlatformMigrations, pendingPlatformMigrations } from '#runtime/platform/migrate-platform.ts';
import { hasShopDatabase } from '../database/shop-database-store.ts';
import { adminUrl } from '../database/shop-urls.ts';
import { withClient } from '../database/with-client.ts';
import { migrationsOf } from '../doors.ts';
import { bad, ok, warn, type Check } from './check.ts';
import { readAppliedMigrations } from './database-facts-store.ts';

type State = { pending: string[]; unknown: string[] };

/** Whether the schemas are as this version needs them. */
export async function checkMigrations(superuserUrl: string): Promise<Check[]> {
  const advice = 'run: souk migrate (npm start does so too)';
  if (!(await withClient(superuserUrl, hasShopDatabase))) {
    return [bad('migrations', 'there is no shop in the database yet', advice)];
  }
  try {
    const { pending, unknown } = await withClient(adminUrl(superuserUrl), compare);
    const checks: Check[] = [];
    if (pending.length > 0) {
      checks.push(bad('migrations', `${pending.length} have not run: ${pending.join(', ')}`, advice));
    }
    if (unknown.length > 0) {
      const says = `${unknown.length} are of a newer Souk: ${unknown.join(', ')}`;
      checks.push(
        warn('migrations', says, 'run the newer Souk again, unless this is a roll-back on purpose'),
      );
    }
    return checks.length > 0 ? checks : [ok('migrations', 'all have run')];
  } catch (error) {
    return [
      bad('migrations', (error as Error).message, 'restore the file as it was; add a new one for a change'),
    ];
  }
}

async function compare(admin: pg.Client): Promise<State> {
  const state: State = { pending: [], unknown: [] };
  const add = async (
    schema: string,
    known: { source: string; name: string }[],
    pending: { name: string }[],
  ) => {
    const names = new Set(known.map(({ source, name }) => `${source}/${name}`));
    const applied = await readAppliedMigrations(admin, schema);
    state.unknown.push(...applied.filter((name) => !names.has(name)).map((name) => `${schema}/${name}`));
    state.pending.push(...pending.map(({ name }) => `${schema}/${name}`));
  };
  await add('platform', await knownPlatformMigrations(), await pendingPlatformMigrations(admin));
  for (const service of serviceNames) {
    const folder = migrationsOf(service);
    await add(service, await knownMigrations(folder), await pendingMigrations(admin, service, folder));
  }
  return state;
}
