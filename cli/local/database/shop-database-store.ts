import type pg from 'pg';
import { databaseName } from './shop-urls.ts';

/** Whether the shop's database has been made. */
export async function hasShopDatabase(superuser: pg.Client): Promise<boolean> {
  const { rowCount } = await superuser.query('select from pg_database where datname = $1', [databaseName]);
  return rowCount === 1;
}

/** Makes the shop's database when it is missing; nobody may use it but the roles that are let in. */
export async function createShopDatabase(superuser: pg.Client): Promise<void> {
  if (!(await hasShopDatabase(superuser))) {
    await superuser.query(`create database ${databaseName} template template0 encoding 'UTF8'`);
  }
  await superuser.query(`revoke all on database ${databaseName} from public`);
  await superuser.query(`grant connect on database ${databaseName} to public`);
}

/** Whether the demo shop was loaded to its end. */
export async function isSeeded(admin: pg.Client): Promise<boolean> {
  const { rowCount } = await admin.query(`select from platform.fact where name = 'demo-shop-loaded'`);
  return rowCount === 1;
}

/** Notes that the demo shop was loaded. */
export async function noteSeeded(admin: pg.Client): Promise<void> {
  await admin.query(
    `insert into platform.fact (name, value) values ('demo-shop-loaded', 'true') on conflict do nothing`,
  );
}
