import { statement } from '../db/statement.ts';
import type { Instance, InstanceState } from './instance.ts';

/** A heartbeat older than this means the instance is gone. */
const timeToLive = `interval '6 seconds'`;

export const upsertInstance = statement<
  unknown,
  [instanceId: string, service: string, process: string, address: string, state: InstanceState]
>(
  'platform.instance.upsert',
  `insert into instance (instance_id, service, process, address, state) values ($1, $2, $3, $4, $5)
   on conflict (instance_id) do update set state = excluded.state, address = excluded.address, heartbeat_at = now()`,
);

export const deleteInstance = statement<unknown, [instanceId: string]>(
  'platform.instance.delete',
  'delete from instance where instance_id = $1',
);

/** Removes rows long dead, and gives the living. */
export const listInstances = statement<Instance>(
  'platform.instance.list',
  `select instance_id as "instanceId", service, process, address, state, started_at as "startedAt"
   from instance where heartbeat_at > now() - ${timeToLive} order by instance_id`,
);

export const sweepInstances = statement<unknown>(
  'platform.instance.sweep',
  `delete from instance where heartbeat_at < now() - interval '1 minute'`,
);

/** Tells every process at once that the directory changed. */
export const notifyRegistry = statement<unknown, [hint: string]>(
  'platform.instance.notify',
  `select pg_notify('souk_registry', $1)`,
);
