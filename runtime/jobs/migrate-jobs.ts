import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';
import type { ServiceName } from '#contracts/service-names.ts';
import { roleOf } from '../db/migrate.ts';
import { actAs, actAsOwner, allowSchemas, forbidSchemas, quotedDatabase } from './store/job-schema.ts';

/** The schema of a service's job queue. */
export function jobsSchemaOf(service: ServiceName): string {
  return `${service}_jobs`;
}

/**
 * Brings a service's job queue up to date. graphile-worker makes its schema itself and needs CREATE on the database
 * for it even when the schema is there, so the owner of the database lends that right to the room's role meanwhile.
 */
export async function migrateJobs(admin: pg.Client, service: ServiceName): Promise<void> {
  const role = roleOf(service);
  const { rows } = await admin.query<{ name: string }>(quotedDatabase);
  const database = rows[0]?.name ?? '';
  await admin.query(allowSchemas(database, role));
  try {
    await admin.query(actAs(role));
    const logger = new Logger(() => () => {});
    await runMigrations({ pgPool: poolOfOne(admin) as never, schema: jobsSchemaOf(service), logger });
  } finally {
    await admin.query(actAsOwner);
    await admin.query(forbidSchemas(database, role));
  }
}

/** graphile-worker wants a pool; migrations need just one connection, the owner's acting as the room's role. */
function poolOfOne(client: pg.Client): object {
  const borrowed = { query: client.query.bind(client), release() {} };
  return {
    connect: () => Promise.resolve(borrowed),
    query: borrowed.query,
    end: () => Promise.resolve(),
    on() {},
    removeListener() {},
    listeners: () => [() => {}],
    options: { max: 1 },
  };
}
