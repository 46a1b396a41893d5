import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { knownMigrations, migrateService } from '../db/migrate.ts';
import { migrateJobs } from '../jobs/migrate-jobs.ts';
import type { DatabaseTemplate } from '../postgres/test-database.ts';
import type { ServiceDefinition } from '../tools.ts';

/**
 * A database in which a room's migrations have run, to be copied for each test: copying takes a tenth of the time. The
 * role and its settings belong to the server and to one database: `ensureSchema` makes them anew in a copy.
 */
export async function roomTemplate({
  name,
  migrations,
}: Pick<ServiceDefinition, 'name' | 'migrations'>): Promise<DatabaseTemplate> {
  const state = createHash('sha256');
  for (const { hash } of await knownMigrations(migrations)) state.update(hash);
  return {
    name: `${name} ${state.digest('hex').slice(0, 16)}`,
    prepare: async (url) => {
      const admin = new pg.Client({ connectionString: url });
      await admin.connect();
      try {
        await migrateService(admin, name, { password: randomUUID(), migrations });
        await migrateJobs(admin, name);
      } finally {
        await admin.end();
      }
    },
  };
}
