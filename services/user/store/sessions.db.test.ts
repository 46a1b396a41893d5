import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { userService } from '../service.ts';
import { aStaffMember, query } from '../testing.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { endSessionsOf, insertSession, insertSessionByPassword } from './sessions.ts';

describe('beginning a session while the account changes', () => {
  let room: TestRoom<'user'>;
  let accountId: string;
  let passwordHash: string;
  before(async () => {
    room = await openTestRoom(userService);
    accountId = (await aStaffMember(room, 'olivia@souk.example', ['owner'])).profile.accountId;
    const [row] = await query(room, 'select password_hash from account');
    passwordHash = String(row?.['password_hash']);
  });
  after(async () => {
    await query(room, 'update account set is_active = true');
    const findings = await userService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  /** Changes the account, begins a session before the change is committed, and tells what became of it. */
  async function beginDuring(change: string, begin: Parameters<typeof room.db.tryFlight>[0]) {
    const outcome = await room.db.transaction(async (transaction) => {
      await transaction.rows({ name: 'change', text: change, values: [] });
      await transaction.rows(endSessionsOf(accountId));
      const flown = room.db.tryFlight(begin);
      const isWaiting = await Promise.race([flown.then(() => false), delay(100, true)]);
      assert.equal(isWaiting, true, 'the session waits for the change');
      return { flown };
    });
    const flown = await outcome.flown;
    return flown.isRefused ? flown.refusedBy : 'begun';
  }

  const live = () => query(room, 'select 1 from session where ended_at is null');

  test('a session waits for a disabling under way, and is refused', async () => {
    const begin = [insertSession(uuidv7(), accountId, hashSecret(newSecret()), 30)];
    assert.equal(await beginDuring('update account set is_active = false', begin), 'account-active');
    assert.deepEqual(await live(), []);
    await query(room, 'update account set is_active = true');
  });

  test('a session waits for a new password under way, and is refused', async () => {
    const begin = [insertSessionByPassword(uuidv7(), accountId, hashSecret(newSecret()), 30, passwordHash)];
    const change = `update account set password_hash = overlay(password_hash placing 'AAAA' from length(password_hash) - 3)`;
    assert.equal(await beginDuring(change, begin), 'password-unchanged');
    assert.deepEqual(await live(), []);
  });

  test('a change of the name does not stand in the way', async () => {
    const begin = [insertSession(uuidv7(), accountId, hashSecret(newSecret()), 30)];
    assert.equal(await beginDuring(`update account set name = 'Olivia'`, begin), 'begun');
    assert.equal((await live()).length, 1);
  });
});
