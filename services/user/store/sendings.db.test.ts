import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../service.ts';
import { query } from '../testing.ts';
import { countSending, secondsUntilSending } from './sendings.ts';

describe('how often an address is written to', () => {
  const address = 'A'.repeat(43);
  let room: TestRoom<'user'>;
  before(async () => {
    room = await openTestRoom(userService);
  });
  beforeEach(() => query(room, 'delete from sending'));
  after(() => room.close());

  const send = async () =>
    (await room.db.tryFlight([countSending(address, 5, 20)])).isRefused ? 'refused' : 'sent';
  const pass = (minutes: number) =>
    query(
      room,
      `update sending set sent_at = (select array_agg(at - make_interval(mins => $1::int) order by at) from unnest(sent_at) as at)`,
      [minutes],
    );
  const waitSeconds = async () => (await room.db.row(secondsUntilSending(address, 5, 20)))?.secondsLeft;

  test('five in any hour: the window slides', async () => {
    const outcomes: string[] = [];
    for (const minutes of [0, 10, 10, 10, 10, 10, 9, 2, 0]) {
      await pass(minutes);
      outcomes.push(await send());
    }
    assert.deepEqual(outcomes, [
      'sent',
      'sent',
      'sent',
      'sent',
      'sent',
      'refused',
      'refused',
      'sent',
      'refused',
    ]);
    const seconds = await waitSeconds();
    assert.ok(
      seconds !== undefined && seconds > 530 && seconds <= 540,
      `${seconds} s until the second is an hour old`,
    );
  });

  test('twenty in any day, and no more times than that are kept', async () => {
    for (let sent = 0; sent < 20; sent += 1) {
      assert.equal(await send(), 'sent');
      await pass(61);
    }
    assert.equal(await send(), 'refused');
    const seconds = await waitSeconds();
    assert.ok(seconds !== undefined && Math.abs(seconds - (24 * 60 - 20 * 61) * 60) <= 5, `${seconds} s`);
    await pass(24 * 60 - 20 * 61 - 1);
    assert.equal(await send(), 'refused');
    await pass(2);
    assert.equal(await send(), 'sent');
    const [row] = await query(room, 'select cardinality(sent_at) as kept from sending');
    assert.equal(row?.['kept'], 20);
  });

  test('of twenty at once five are sent', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => send()));
    assert.equal(outcomes.filter((outcome) => outcome === 'sent').length, 5);
  });
});
