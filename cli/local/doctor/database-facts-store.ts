import type pg from 'pg';

/** What the database server says of itself; its clock was read `readMs` milliseconds after the question was sent. */
export type DatabaseFacts = {
  version: string;
  connections: number;
  maxConnections: number;
  /** Its clock minus ours, in milliseconds, at the middle of the round trip. */
  clockAheadMs: number;
};

/** Asks the server for its version, its connections and its clock. */
export async function readDatabaseFacts(client: pg.Client): Promise<DatabaseFacts> {
  const askedAtMs = Date.now();
  const { rows } = await client.query<{ nowMs: number }>(
    `select extract(epoch from clock_timestamp())::float8 * 1000 as "nowMs"`,
  );
  const clockAheadMs = Number(rows[0]?.nowMs) - (askedAtMs + Date.now()) / 2;
  const facts = await client.query<Omit<DatabaseFacts, 'clockAheadMs'>>(
    `select current_setting('server_version') as version, current_setting('max_connections')::int as "maxConnections",
       (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections`,
  );
  const [row] = facts.rows;
  if (!row) throw new Error('the database told nothing of itself');
  return { ...row, clockAheadMs };
}

/** The migrations that ran, by schema, as `source/name`; an empty list for a schema that is not there. */
export async function readAppliedMigrations(client: pg.Client, schema: string): Promise<string[]> {
  const { rows: found } = await client.query<{ isThere: boolean }>(
    'select to_regclass($1) is not null as "isThere"',
    [`"${schema}".migration`],
  );
  if (!found[0]?.isThere) return [];
  const source = schema === 'platform' ? `'runtime'` : 'source';
  const { rows } = await client.query<{ name: string }>(
    `select ${source} || '/' || name as name from "${schema}".migration`,
  );
  return rows.map(({ name }) => name);
}
