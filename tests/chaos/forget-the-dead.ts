import type { ChaosShop } from './chaos-shop.ts';

/** Lets the seconds pass after which nobody asks those any more that were killed: by the heartbeats that are stored. */
export async function forgetTheDead({ sql, processes }: Pick<ChaosShop, 'sql' | 'processes'>): Promise<void> {
  const living = Object.entries(await processes()).map(([name, pid]) => `${name}-${pid}`);
  await sql(
    `with dead as (
       update platform.instance set heartbeat_at = heartbeat_at - interval '1 minute'
       where process <> all ($1) and heartbeat_at > now() - interval '6 seconds' returning process)
     select pg_notify('souk_registry', process) from dead`,
    living,
  );
}
