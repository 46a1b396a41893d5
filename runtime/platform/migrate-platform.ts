import type pg from 'pg';
import { ensureRole } from '../db/ensure-role.ts';
import { readMigrations, type Migration } from '../db/migrate.ts';

const folder = new URL('./migrations/', import.meta.url);

/** The role that every process uses for registry, leases and settings. */
export const platformRole = 'souk_platform';

/** Brings schema `platform` up to date; gives the names of the files that were run. */
export async function migratePlatform(admin: pg.Client, password: string): Promise<string[]> {
  await admin.query(`select pg_advisory_lock(hashtext('souk migrate'))`);
  try {
    await ensurePlatformSchema(admin, password);
    const pending = await pendingPlatformMigrations(admin);
    for (const migration of pending) await apply(admin, migration);
    return pending.map(({ name }) => name);
  } finally {
    await admin.query(`select pg_advisory_unlock(hashtext('souk migrate'))`);
  }
}

async function apply(admin: pg.Client, migration: Migration): Promise<void> {
  await admin.query('begin');
  try {
    await runPlatformMigration(admin, migration);
    await admin.query('commit');
  } catch (error) {
    await admin.query('rollback');
    const reason = (error as Error).message;
    throw new Error(`migration ${migration.name} of the platform failed: ${reason}`, { cause: error });
  }
}

/** Makes the platform's role and schema when they are missing. */
export async function ensurePlatformSchema(admin: pg.Client, password: string): Promise<void> {
  await ensureRole(admin, platformRole, { password, searchPath: 'platform' });
  await admin.query(`create schema if not exists platform authorization ${platformRole}`);
  await admin.query(`create table if not exists platform.migration (name text primary key, hash text not null,
    applied_at timestamptz not null default now())`);
}

/** Every migration of the platform, in their order. */
export function knownPlatformMigrations(): Promise<Migration[]> {
  return readMigrations(folder, 'runtime');
}

/** The platform's files that have not run yet, in their order. Throws when one that ran was changed since. */
export async function pendingPlatformMigrations(admin: pg.Client): Promise<Migration[]> {
  const { rows: found } = await admin.query<{ isThere: boolean }>(
    `select to_regclass('platform.migration') is not null as "isThere"`,
  );
  const known = found[0]?.isThere
    ? await admin.query<{ name: string; hash: string }>('select name, hash from platform.migration')
    : { rows: [] };
  const hashes = new Map(known.rows.map((row) => [row.name, row.hash]));
  return (await knownPlatformMigrations()).filter(({ name, hash }) => {
    if (hashes.has(name) && hashes.get(name) !== hash)
      throw new Error(`migration ${name} of the platform was changed after it had run`);
    return !hashes.has(name);
  });
}

/** Runs a file of the platform inside a transaction, as its role, and notes that it ran. */
export async function runPlatformMigration(admin: pg.Client, { name, hash, sql }: Migration): Promise<void> {
  await admin.query(`set local role ${platformRole}`);
  await admin.query('set local search_path = platform');
  await admin.query(sql);
  await admin.query('reset role');
  await admin.query('insert into platform.migration (name, hash) values ($1, $2)', [name, hash]);
}
