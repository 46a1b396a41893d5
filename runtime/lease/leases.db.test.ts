import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openEventBench, type EventBench } from '../testing/open-event-bench.ts';
import { until } from '../testing/until.ts';
import type { Lease, Leases } from './leases.ts';
import { takeLeases } from './store/leases.ts';

let bench: EventBench;
before(async () => {
  bench = await openEventBench();
});
after(() => bench.close());

type Held = { lease: Lease; isStopped: boolean };

/** Seeks a lease and records when it was got and stopped. */
function seek(leases: Leases, name: string): { got: Held[]; stop: () => Promise<void> } {
  const got: Held[] = [];
  const { stop } = leases.whileHeld(name, (lease) => {
    const record = { lease, isStopped: false };
    got.push(record);
    return {
      stop: () => {
        record.isStopped = true;
        return Promise.resolve();
      },
    };
  });
  return { got, stop };
}

test('one of two processes holds a lease, and a graceful stop hands it over with a higher fence', async () => {
  const first = bench.openLeases('first');
  const a = seek(first, 'relay:order');
  await until(() => a.got.length === 1);
  const second = bench.openLeases('second');
  const b = seek(second, 'relay:order');
  const c = seek(second, 'relay:catalog');
  await until(() => c.got.length === 1);
  assert.equal(b.got.length, 0);
  assert.equal(a.got[0]?.lease.isHeld(), true);

  const stopped = performance.now();
  await first.stop();
  assert.deepEqual(
    a.got.map(({ isStopped }) => isStopped),
    [true],
  );
  await until(() => b.got.length === 1);
  assert.ok(performance.now() - stopped < 1900, 'sooner than the time to live');
  assert.ok((b.got[0]?.lease.fence ?? 0) > (a.got[0]?.lease.fence ?? 0));
  await second.stop();
});

test('a holder that falls silent loses the lease and knows it by itself', async () => {
  const silent = bench.openLeases('silent', 400);
  const a = seek(silent, 'silent');
  await until(() => a.got.length === 1);
  await bench.admin.query(`alter table platform.lease rename to lease_away`);
  await until(() => a.got[0]?.isStopped === true);
  assert.equal(a.got[0]?.lease.isHeld(), false);
  await bench.admin.query(`alter table platform.lease_away rename to lease`);
  const other = bench.openLeases('other', 400);
  const b = seek(other, 'silent');
  await until(() => a.got.length + b.got.length === 2);
  const next = a.got[1] ?? b.got[0];
  assert.ok((next?.lease.fence ?? 0) > (a.got[0]?.lease.fence ?? 0));
  await Promise.all([silent.stop(), other.stop()]);
});

test('a lease taken by another holder is noticed at the next renewal', async () => {
  const robbed = bench.openLeases('robbed', 600);
  const a = seek(robbed, 'robbed');
  await until(() => a.got.length === 1);
  await bench.admin.query(`update platform.lease set holder = 'thief', fence = fence + 1,
    until = now() + interval '1 minute' where name = 'robbed'`);
  await until(() => a.got[0]?.isStopped === true);
  assert.equal(a.got.length, 1);
  await robbed.stop();
  const { rows } = await bench.admin.query(`select holder from platform.lease where name = 'robbed'`);
  assert.deepEqual(rows, [{ holder: 'thief' }]);
});

test('twenty at once: one takes it', async () => {
  const takes = await Promise.all(
    Array.from({ length: 20 }, (_, index) => bench.platform.rows(takeLeases(['race'], `h${index}`, 10_000))),
  );
  assert.equal(takes.flat().length, 1);
});

test('a fence is higher than every earlier one even after the table was lost', async () => {
  const [before] = await bench.platform.rows(takeLeases(['lost'], 'one', 0));
  const [renewed] = await bench.platform.rows(takeLeases(['lost'], 'two', 0));
  await bench.admin.query('truncate platform.lease');
  const [later] = await bench.platform.rows(takeLeases(['lost'], 'three', 0));
  assert.ok(before && renewed && later);
  assert.ok(before.fence < renewed.fence && renewed.fence < later.fence);
});
