/** Runs one statement as superuser and returns its rows. */
export type Administer = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

const leaseKey = 5_021;

/** Takes a test server for this connection alone; false when another has it. It is given back with the connection. */
export async function tryToLeaseServer(administer: Administer): Promise<boolean> {
  const [row] = await administer('select pg_try_advisory_lock($1) as taken', [leaseKey]);
  return row?.['taken'] === true;
}

/**
 * Makes a database as a copy of `source`, file by file, which takes half the time of logging each page; names hold only
 * small letters, digits and underscores.
 */
export async function createDatabase(
  administer: Administer,
  name: string,
  source = 'template0',
): Promise<void> {
  await administer(`create database ${name} template ${source} strategy file_copy`);
}

/** Whether there is a database of this name. */
export async function hasDatabase(administer: Administer, name: string): Promise<boolean> {
  return (await administer('select from pg_database where datname = $1', [name])).length > 0;
}

/** Gives a database that nobody is connected to another name. */
export async function renameDatabase(administer: Administer, name: string, newName: string): Promise<void> {
  await administer(`alter database ${name} rename to ${newName}`);
}

/** Drops a database, if there is one, and ends its sessions. */
export async function dropDatabase(administer: Administer, name: string): Promise<void> {
  await administer(`drop database if exists ${name} with (force)`);
}

/** The clients connected to a database, each as `application name (state)`. */
export async function sessionsOn(administer: Administer, name: string): Promise<string[]> {
  const rows = await administer(
    `select application_name || ' (' || coalesce(state, 'starting') || ')' as session
     from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
    [name],
  );
  return rows.map((row) => String(row['session']));
}
