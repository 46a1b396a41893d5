import pg from 'pg';

/**
 * Makes a role that may sign in and nothing else, or sets its password, and gives it `searchPath` (ready SQL) in this
 * database. Roles belong to the whole server, and two that change one at the same time fail (`tuple concurrently
 * updated`); the lock on their catalog holds across databases, and lets sign-ins pass.
 */
export async function ensureRole(
  admin: pg.Client,
  role: string,
  { password, searchPath }: { password: string; searchPath: string },
): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const work = `begin
    lock table pg_catalog.pg_authid in share row exclusive mode;
    if not exists (select from pg_catalog.pg_roles where rolname = ${pg.escapeLiteral(role)}) then
      create role ${name};
    end if;
    alter role ${name} login nosuperuser nocreatedb nocreaterole password ${pg.escapeLiteral(password)};
    execute format('alter role %I in database %I set search_path = %s',
      ${pg.escapeLiteral(role)}, current_database(), ${pg.escapeLiteral(searchPath)});
  end`;
  await admin.query(`do ${pg.escapeLiteral(work)}`);
}
