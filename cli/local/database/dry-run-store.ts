import type pg from 'pg';

/** A lock that a migration takes on a table that was there before. */
export type TableLock = { table: string; mode: string };

/** What one migration did in a transaction that was taken back. */
export type Trial = { locks: TableLock[]; problem: string | null; seconds: number };

/** A trial stands in the way of the running shop: it waits for nobody's lock, nor holds its own, for long. */
const lockMs = 2000;
const statementMs = 30_000;

/** Runs work in a transaction that is always taken back. */
export async function inTrial<Result>(admin: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await admin.query('begin');
  try {
    await admin.query(`set local lock_timeout = ${lockMs}`);
    await admin.query(`set local statement_timeout = ${statementMs}`);
    return await work();
  } finally {
    await admin.query('rollback');
  }
}

/**
 * Tries one migration inside a trial, and tells which locks it took besides those that the trial already held. After a
 * problem the trial cannot go on.
 */
export async function tryMigration(admin: pg.Client, run: () => Promise<void>): Promise<Trial> {
  const tables = await tablesNow(admin);
  const before = new Set((await locksNow(admin)).map(nameOf));
  const startedAtMs = performance.now();
  const seconds = () => (performance.now() - startedAtMs) / 1000;
  try {
    await run();
  } catch (error) {
    return { locks: [], problem: (error as Error).message, seconds: seconds() };
  }
  const locks = (await locksNow(admin)).filter((lock) => tables.has(lock.table) && !before.has(nameOf(lock)));
  return { locks, problem: null, seconds: seconds() };
}

function nameOf({ table, mode }: TableLock): string {
  return `${table} ${mode}`;
}

async function tablesNow(admin: pg.Client): Promise<Set<string>> {
  const { rows } = await admin.query<{ table: string }>(
    `select c.oid::regclass::text as "table" from pg_class c
     where c.relkind in ('r', 'p') and c.relnamespace <> 'pg_catalog'::regnamespace`,
  );
  return new Set(rows.map(({ table }) => table));
}

/** The locks of this session on tables; those of plain reading stand in nobody's way. */
async function locksNow(admin: pg.Client): Promise<TableLock[]> {
  const { rows } = await admin.query<TableLock>(
    `select l.relation::regclass::text as "table", l.mode from pg_locks l join pg_class c on c.oid = l.relation
     where l.pid = pg_backend_pid() and l.granted and c.relkind in ('r', 'p') and l.mode <> 'AccessShareLock'
     order by 1, 2`,
  );
  return rows;
}
