import { Pool } from 'pg';

/**
 * What takes one from a row in one durable statement, on so many bare connections: `take` as turns, `close` at the end. It stands for
 * pgbench, which the server that npm brings does not have.
 */
export async function openTakeFloor(
  url: string,
  connections: number,
): Promise<{ take: () => Promise<void>; close: () => Promise<void> }> {
  const pool = new Pool({ connectionString: url, max: connections });
  await pool.query(
    'create table if not exists goods (id int primary key, free bigint not null check (free >= 0))',
  );
  await pool.query('insert into goods values (1, 1000000000) on conflict do nothing');
  const text = 'update goods set free = free - $2 where id = $1 and free >= $2';
  return {
    take: async () => {
      const { rowCount } = await pool.query({ name: 'take', text, values: [1, 1] });
      if (rowCount !== 1) throw new Error('nothing was taken');
    },
    close: () => pool.end(),
  };
}
