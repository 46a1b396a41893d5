import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import type { Step } from '#runtime/db/statement.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../service.ts';
import { query } from '../testing.ts';
import { saveCode } from './codes.ts';
import { countSending } from './sendings.ts';
import { beginAttempt } from './sign-in-guards.ts';
import { saveSignUp } from './sign-ups.ts';

let room: TestRoom<'user'>;
before(async () => {
  room = await openTestRoom(userService);
});
after(() => room.close());

const hash = 'A'.repeat(43);
const longEnoughMs = 100;

const kinds: [what: string, renew: Step, age: string, table: string][] = [
  [
    'a code',
    saveCode('sms-sign-in', hash, hash, 600),
    `update code set expires_at = now() - interval '1 second'`,
    'code',
  ],
  [
    'a sign-up',
    saveSignUp(hash, 'ada@example.org', 'Ada', 'en-gb', 'hash', 600),
    `update sign_up set expires_at = now() - interval '1 second'`,
    'sign_up',
  ],
  [
    'the count of what was sent',
    countSending(hash, 5, 20),
    `update sending set sent_at = array[now() - interval '2 days']`,
    'sending',
  ],
  [
    'the count of failed sign-ins',
    beginAttempt(hash, 'ada@example.org', [0, 0, 5]),
    `update sign_in_guard set last_failure_at = now() - interval '2 days'`,
    'sign_in_guard',
  ],
];

for (const [what, renew, age, table] of kinds) {
  test(`${what} that is renewed while the old is forgotten stays; the old is forgotten else`, async () => {
    const left = async () => (await query(room, `select 1 as is_there from ${table}`)).length;
    await room.db.rows(renew);
    await query(room, age);
    const forgetting: Promise<void>[] = [];
    await room.db.transaction(async (transaction) => {
      await transaction.rows(renew);
      forgetting.push(room.run('forget-expired'));
      await Promise.race([...forgetting, delay(longEnoughMs)]);
    });
    await Promise.all(forgetting);
    assert.equal(await left(), 1);
    await query(room, age);
    await room.run('forget-expired');
    assert.equal(await left(), 0);
  });
}
