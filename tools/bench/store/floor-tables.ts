import { Pool } from 'pg';
import type { BenchShop } from '../open-bench-shop.ts';
import { benchDatabaseUrl, withBenchDatabase } from './with-bench-database.ts';

const database = 'souk_bench_floor';
const connectionsMost = 10;

/** Makes an empty database for a floor beside those of the shop, on its server, and gives its address. */
export async function makeFloorDatabase(shop: BenchShop): Promise<string> {
  await dropFloorDatabase(shop);
  await withBenchDatabase(shop, 'postgres', (client) => client.query(`create database ${database}`));
  return benchDatabaseUrl(shop, database);
}

export async function dropFloorDatabase(shop: BenchShop): Promise<void> {
  await withBenchDatabase(shop, 'postgres', (client) =>
    client.query(`drop database if exists ${database} with (force)`),
  );
}

/** Makes the table of a floor, and gives what writes so many rows of about some width in one durable statement. */
export async function openFloorTable(
  url: string,
  rows: number,
  bytesOfRow: number,
): Promise<() => Promise<unknown>> {
  const pool = new Pool({ connectionString: url, max: connectionsMost });
  const columns = 'id uuid not null, number int not null, fact text not null, primary key (id, number)';
  await pool.query(`create table if not exists floor (${columns})`);
  const text = 'insert into floor select $1::uuid, number, $3 from generate_series(1, $2::int) as number';
  const fact = 'x'.repeat(bytesOfRow);
  return () => pool.query({ name: 'floor', text, values: [crypto.randomUUID(), rows, fact] });
}
