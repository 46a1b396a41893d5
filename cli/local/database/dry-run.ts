import type pg from 'pg';
import { serviceNames } from '#contracts/service-names.ts';
import { ensureSchema, pendingMigrations, runMigration } from '#runtime/db/migrate.ts';
import {
  ensurePlatformSchema,
  pendingPlatformMigrations,
  runPlatformMigration,
} from '#runtime/platform/migrate-platform.ts';
import { migrationsOf } from '../doors.ts';
import { inTrial, tryMigration, type Trial } from './dry-run-store.ts';
import { hasShopDatabase } from './shop-database-store.ts';
import { adminUrl } from './shop-urls.ts';
import { withClient } from './with-client.ts';

/** A migration that would run: of a service or the platform, and what it did when it was tried. */
export type PlannedMigration = Trial & { schema: string; name: string };

/** A password for roles that exist only inside a trial. */
const trialPassword = 'trial';

type Pending = { name: string; run: () => Promise<void> };
type Schema = { name: string; ensure: () => Promise<void>; pending: () => Promise<Pending[]> };

/**
 * Tries what `souk migrate` would run, each schema in one transaction that is taken back. The trial of a schema ends
 * with its first problem.
 */
export async function dryRun(superuserUrl: string): Promise<PlannedMigration[]> {
  const isThere = await withClient(superuserUrl, hasShopDatabase);
  return withClient(isThere ? adminUrl(superuserUrl) : superuserUrl, async (admin) => {
    const planned: PlannedMigration[] = [];
    for (const schema of schemasOf(admin)) planned.push(...(await trySchema(admin, schema)));
    return planned;
  });
}

async function trySchema(admin: pg.Client, schema: Schema): Promise<PlannedMigration[]> {
  const pending = await schema.pending();
  if (pending.length === 0) return [];
  return inTrial(admin, async () => {
    await schema.ensure();
    const planned: PlannedMigration[] = [];
    for (const { name, run } of pending) {
      const trial = await tryMigration(admin, run);
      planned.push({ schema: schema.name, name, ...trial });
      if (trial.problem !== null) break;
    }
    return planned;
  });
}

function schemasOf(admin: pg.Client): Schema[] {
  const platform: Schema = {
    name: 'platform',
    ensure: () => ensurePlatformSchema(admin, trialPassword),
    pending: async () =>
      (await pendingPlatformMigrations(admin)).map((migration) => ({
        name: migration.name,
        run: () => runPlatformMigration(admin, migration),
      })),
  };
  const rooms = serviceNames.map((service) => ({
    name: service,
    ensure: () => ensureSchema(admin, service, trialPassword),
    pending: async () =>
      (await pendingMigrations(admin, service, migrationsOf(service))).map((migration) => ({
        name: `${migration.source}/${migration.name}`,
        run: () => runMigration(admin, service, migration),
      })),
  }));
  return [platform, ...rooms];
}
