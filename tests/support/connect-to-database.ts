import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Connects to the database of a running shop as its owner, who ends it; `folder` is the shop's data folder. */
export async function connectToDatabase(folder: string, database = 'souk'): Promise<pg.Client> {
  const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { databasePort: number };
  const client = new pg.Client({
    host: '127.0.0.1',
    port: run.databasePort,
    user: 'postgres',
    database,
    password: readFileSync(join(folder, 'database', 'password'), 'utf8').trim(),
  });
  await client.connect();
  return client;
}
