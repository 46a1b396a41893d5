import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../service.ts';
import { aStaffMember } from '../testing.ts';
import { listStaffRows, lockOwners, requireOwner, updateStaffRow } from './staff.ts';

describe('two owners who remove each other', () => {
  let room: TestRoom<'user'>;
  let one: string;
  let two: string;
  before(async () => {
    room = await openTestRoom(userService);
    one = (await aStaffMember(room, 'one@souk.example', ['owner'])).profile.accountId;
    two = (await aStaffMember(room, 'two@souk.example', ['owner'])).profile.accountId;
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  test('the second waits for the first and is refused', async () => {
    const demote = (staffId: string) => [
      lockOwners(staffId),
      updateStaffRow(staffId, 1, ['manager'], true, 'system:test'),
      requireOwner(),
    ];
    const { flown } = await room.db.transaction(async (transaction) => {
      for (const step of demote(one)) await transaction.rows(step);
      const flown = room.db.tryFlight(demote(two));
      const isWaiting = await Promise.race([flown.then(() => false), delay(100, true)]);
      assert.equal(isWaiting, true);
      return { flown };
    });
    const second = await flown;
    assert.deepEqual(second, { isRefused: true, refusedBy: 'owner-left' });
    const staff = await room.db.rows(listStaffRows(10));
    assert.deepEqual(
      staff.map(({ roles }) => roles),
      [['manager'], ['owner']],
    );
  });
});
