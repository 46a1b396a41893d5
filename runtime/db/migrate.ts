import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import type { ServiceName } from '#contracts/service-names.ts';
import { ensureRole } from './ensure-role.ts';

export type Migration = { source: 'runtime' | 'room'; name: string; hash: string; sql: string };
export type MigrationResult = { service: ServiceName; applied: string[] };

const runtimeMigrations = new URL('./migrations/', import.meta.url);

/** The name of the role that a service signs in to the database with. */
export function roleOf(service: ServiceName): string {
  return `souk_${service}`;
}

/** The numbered SQL files of a folder, in order. */
export async function readMigrations(folder: URL, source: Migration['source']): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return { source, name, hash: createHash('sha256').update(sql).digest('hex'), sql };
    }),
  );
}

/**
 * Brings one service's schema up to date: makes its role and schema when missing, then runs what has not been run,
 * each file in its own transaction. Forward only; throws when a file that ran was changed since.
 */
export async function migrateService(
  admin: pg.Client,
  service: ServiceName,
  options: { password: string; migrations: URL },
): Promise<MigrationResult> {
  await admin.query(`select pg_advisory_lock(hashtext('souk migrate'))`);
  try {
    await ensureSchema(admin, service, options.password);
    const applied: string[] = [];
    for (const migration of await pendingMigrations(admin, service, options.migrations)) {
      await apply(admin, service, migration);
      applied.push(`${migration.source}/${migration.name}`);
    }
    return { service, applied };
  } finally {
    await admin.query(`select pg_advisory_unlock(hashtext('souk migrate'))`);
  }
}

/** Every migration of a service, in their order: the machinery's, then those of its own folder. */
export async function knownMigrations(folder: URL): Promise<Migration[]> {
  return [...(await readMigrations(runtimeMigrations, 'runtime')), ...(await readMigrations(folder, 'room'))];
}

/** The files that have not run yet, in their order. Throws when one that ran was changed since. */
export async function pendingMigrations(
  admin: pg.Client,
  service: ServiceName,
  folder: URL,
): Promise<Migration[]> {
  const known = await appliedMigrations(admin, service);
  return (await knownMigrations(folder)).filter((migration) => {
    const hash = known.get(`${migration.source}/${migration.name}`);
    if (hash && hash !== migration.hash)
      throw new Error(`migration ${migration.name} of ${service} was changed after it had run`);
    return !hash;
  });
}

/** Makes a service's role and schema when they are missing. */
export async function ensureSchema(admin: pg.Client, service: ServiceName, password: string): Promise<void> {
  const role = roleOf(service);
  await ensureRole(admin, role, { password, searchPath: pg.escapeIdentifier(service) });
  await admin.query(`create schema if not exists "${service}" authorization ${role}`);
  await admin.query('revoke all on schema public from public');
  await admin.query(`create table if not exists "${service}".migration (
    source text not null, name text not null, hash text not null, applied_at timestamptz not null default now(),
    primary key (source, name))`);
  await admin.query(`alter table "${service}".migration owner to ${role}`);
}

async function appliedMigrations(admin: pg.Client, service: ServiceName): Promise<Map<string, string>> {
  const { rows: found } = await admin.query<{ isThere: boolean }>(
    `select to_regclass('"${service}".migration') is not null as "isThere"`,
  );
  if (!found[0]?.isThere) return new Map();
  const { rows } = await admin.query<Migration>(`select source, name, hash from "${service}".migration`);
  return new Map(rows.map((row) => [`${row.source}/${row.name}`, row.hash]));
}

async function apply(admin: pg.Client, service: ServiceName, migration: Migration): Promise<void> {
  await admin.query('begin');
  try {
    await runMigration(admin, service, migration);
    await admin.query('commit');
  } catch (error) {
    await admin.query('rollback');
    throw new Error(`migration ${migration.name} of ${service} failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Runs a file inside a transaction, as the room's role, so that the room owns what it makes; notes that it ran. */
export async function runMigration(
  admin: pg.Client,
  service: ServiceName,
  { source, name, hash, sql }: Migration,
): Promise<void> {
  await admin.query(`set local role ${roleOf(service)}`);
  await admin.query(`set local search_path = "${service}"`);
  await admin.query(sql);
  await admin.query(`insert into "${service}".migration (source, name, hash) values ($1, $2, $3)`, [
    source,
    name,
    hash,
  ]);
  await admin.query('reset role');
}
