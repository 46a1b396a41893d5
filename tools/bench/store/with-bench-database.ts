import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { superuserPassword } from '#runtime/postgres/superuser-password.ts';
import type { BenchShop } from '../open-bench-shop.ts';

/** The address of a database of the shop's server, for its superuser. */
export function benchDatabaseUrl({ folder }: Pick<BenchShop, 'folder'>, database: string): string {
  const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { databasePort: number };
  const password = superuserPassword(join(folder, 'database'));
  return `postgres://postgres:${password}@127.0.0.1:${run.databasePort}/${database}`;
}

/** Lends a connection to a database of the shop's server. */
export async function withBenchDatabase<Result>(
  shop: Pick<BenchShop, 'folder'>,
  database: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: benchDatabaseUrl(shop, database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
