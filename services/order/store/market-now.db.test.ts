import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../service.ts';
import { aWorld } from '../testing.ts';
import { findMarketNow, mustStillHold } from './market-now.ts';

let room: TestRoom<'order'>;
before(async () => {
  room = await openTestRoom(orderService, { neighbours: aWorld().neighbours });
});
after(() => room.close());

const query = <Row>(text: string) => room.db.rows<Row>({ name: '', text, values: [] });
const version = async () => (await room.db.row(findMarketNow('gb')))?.rulesVersion ?? 0;

test('every table that rules are put together from raises their version with whatever changes it', async () => {
  const tables = await query<{ name: string }>(`
    with recursive used as (
      select 'market_now'::regclass::oid as relation
      union select d.refobjid from used u join pg_rewrite r on r.ev_class = u.relation
        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass)
    select c.relname as name from used u join pg_class c on c.oid = u.relation where c.relkind in ('r', 'p') order by 1`);
  const names = tables.map(({ name }) => name);
  assert.deepEqual(names, [
    'promotions',
    'shipping_rules',
    'shop_markets',
    'tax_jurisdictions',
    'tax_rates',
    'tax_zones',
  ]);
  for (const name of names) {
    for (const change of [
      `insert into ${name} select * from ${name} where false`,
      `update ${name} set ${await aColumnOf(name)} = ${await aColumnOf(name)} where false`,
      `delete from ${name} where false`,
    ]) {
      const before = await version();
      await query(change);
      assert.equal(await version(), before + 1, change);
    }
    const [truncating] = await query(
      `select from pg_trigger where tgrelid = '${name}'::regclass and tgtype & 32 <> 0`,
    );
    assert.ok(truncating, `${name}: truncate`);
  }
});

test('who writes by rules that do not hold any more is refused', async () => {
  const now = await room.db.row(findMarketNow('gb'));
  assert.ok(now);
  assert.equal((await room.db.tryFlight([mustStillHold(now)])).isRefused, false);
  const others = [
    { ...now, minute: '2026-01-02T03:04' },
    { ...now, rulesVersion: now.rulesVersion + 1 },
  ];
  for (const other of others) {
    const flown = await room.db.tryFlight([mustStillHold(other)]);
    assert.ok(flown.isRefused && flown.refusedBy === 'rules-moved');
  }
});

async function aColumnOf(table: string): Promise<string> {
  const [column] = await query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped limit 1`,
  );
  return column?.name ?? '';
}
