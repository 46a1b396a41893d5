import { serviceNames } from '#contracts/service-names.ts';
import type { ChaosShop } from './chaos-shop.ts';

/** What a table holds: how many rows, and a digest of all of them. */
export type Held = { rows: number; digest: string };

/** Tables that are no effect of a request: what the machinery notes of its own work, and who asked for what, and when. */
const besides: ReadonlySet<string> = new Set([
  'job_timer',
  'job_runner',
  'job_known',
  'idempotency',
  'event_cursor',
  'event_heard',
  'event_epoch',
  'insight.audit_rooms',
  'gateway.audit_entry',
  'gateway.staff_action',
  'insight.staff_actions',
  'user.session',
]);

/** Columns of the machinery: who has a row in hand, and when it is looked at next; when a picture was last brought. */
const aside: Readonly<Record<string, string>> = {
  'order.orders': '{fence,lease_holder,lease_until,look_at,looks,version}',
  'order.parcels': '{look_at,tries}',
  'catalog.media': '{uploaded_at}',
};

/** Rows that a repeat rightly adds: who takes an order up by hand asks everybody anew, and it is written down. */
const without: Readonly<Record<string, string>> = { 'order.order_timeline': `where t.what <> 'advanced'` };

/** What every table of the rooms holds, by `room.table`; of what was announced, the last of it. */
export async function readRooms({ sql }: Pick<ChaosShop, 'sql'>): Promise<Record<string, Held>> {
  const tables = await sql<{ room: string; name: string }>(
    `select table_schema as room, table_name as name from information_schema.tables
     where table_schema = any($1) and table_type = 'BASE TABLE' order by 1, 2`,
    serviceNames,
  );
  const texts = tables
    .filter(({ room, name }) => !besides.has(`${room}.${name}`) && !besides.has(name))
    .map(({ room, name }) => (name === 'event_log' ? lastOf(room) : textOf(room, name)));
  const held = await sql<Held & { name: string }>(texts.join(' union all '));
  return Object.fromEntries(held.map(({ name, rows, digest }) => [name, { rows, digest }]));
}

function textOf(room: string, table: string): string {
  const name = `${room}.${table}`;
  const row = name in aside ? `(to_jsonb(t) - '${aside[name]}'::text[])` : 't';
  return `select '${name}' as name, count(*)::int as rows, md5(coalesce(string_agg(row, '' order by row), '')) as digest
    from (select md5(${row}::text) as row from "${room}"."${table}" t ${without[name] ?? ''}) as all_rows`;
}

/** Old events are forgotten meanwhile. */
function lastOf(room: string): string {
  return `select '${room}.event_log' as name, coalesce(max(sequence), 0)::int as rows,
    coalesce(max(sequence), 0)::text as digest from "${room}".event_log`;
}
