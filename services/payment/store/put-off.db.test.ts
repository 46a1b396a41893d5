import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { paymentService } from '../service.ts';
import { query } from '../testing.ts';
import { putOff } from './put-off.ts';

let room: TestRoom<'payment'>;
before(async () => {
  room = await openTestRoom(paymentService);
});
after(() => room.close());

/** The waits of many rows that were looked at so often, in seconds. */
async function waitsAfter(looks: number, most?: string): Promise<number[]> {
  const text = `select extract(epoch from ${putOff(most)} - now())::float8 as seconds
    from (select $1::int as looks from generate_series(1, 500)) as rows`;
  return (await query(room, text, [looks])).map(({ seconds }) => seconds as number);
}

test('waits double up to forty seconds, and of each a half is left to chance', async () => {
  const longest = [5, 10, 20, 40, 40, 40];
  for (const [looks, seconds] of longest.entries()) {
    const waits = await waitsAfter(looks);
    assert.ok(Math.min(...waits) >= seconds / 2, `after ${looks} looks not before ${seconds / 2} s`);
    assert.ok(Math.max(...waits) <= seconds, `after ${looks} looks not after ${seconds} s`);
  }
  assert.ok(Math.max(...(await waitsAfter(1000))) <= 40);
  const hours = await waitsAfter(15, '3600');
  assert.ok(Math.min(...hours) >= 1800 && Math.max(...hours) <= 3600);
});

test('what failed together does not come back together', async () => {
  const waits = await waitsAfter(3);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const from = 20 + 2 * tenth;
    const many = waits.filter((seconds) => seconds >= from && seconds < from + 2).length;
    assert.ok(many >= 20 && many <= 90, `${many} of 500 come in the two seconds from ${from} s on`);
  }
});
