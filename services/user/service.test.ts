import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { services } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from './service.ts';
import {
  accepted,
  aCustomer,
  aStaffMember,
  aSignUp,
  openOutside,
  query,
  subjectOf,
  type Outside,
} from './testing.ts';

describe('the door of user', () => {
  let room: TestRoom<'user'>;
  let outside: Outside;
  before(async () => {
    outside = await openOutside();
    room = await openTestRoom(userService, { setting: outside.setting });
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    await outside.close();
    assert.deepEqual(findings, []);
  });

  test('answers every call of its contract and no other', () => {
    assert.deepEqual(Object.keys(userService.calls).toSorted(), Object.keys(services.user.calls).toSorted());
  });

  test('keeps personal data and secrets out of jobs, events and audits, and erases what it sent', async () => {
    const email = 'private.person@example.com';
    const phone = '+447700900999';
    const customer = await aCustomer(room, outside, email);
    accepted(await room.ask('requestSmsCode', { phone, locale: 'en-gb' }));
    await outside.collect(room);
    const code = outside.codeFor(phone);
    accepted(await room.ask('signInWithSms', { phone, code, locale: 'en-gb' }));
    const owner = await subjectOf(room, await aStaffMember(room, 'private.owner@souk.example', ['owner']));
    accepted(
      await room.ask(
        'createStaff',
        { email: 'private.colleague@souk.example', name: 'Private Colleague', roles: ['analyst'] },
        owner,
      ),
    );
    const { key, secret } = accepted(
      await room.ask('createApiKey', { name: 'till', permissions: ['orders.read'] }, owner),
    );
    accepted(await room.ask('revokeApiKey', { keyId: key.keyId }, owner));
    accepted(
      await room.ask('requestPasswordReset', { email, locale: 'en-gb' }, { idempotencyKey: 'reset-1' }),
    );
    await outside.collect(room);
    accepted(
      await room.ask('resetPassword', {
        email,
        code: outside.codeFor(email),
        newPassword: 'my new passphrase',
      }),
    );
    accepted(await room.ask('signUp', aSignUp({ email: 'private.waiting@example.com' })));

    const written = JSON.stringify([
      await query(room, 'select * from user_jobs._private_jobs'),
      await query(room, 'select * from event_log'),
      await query(room, 'select * from staff_audit'),
      await query(room, 'select * from code'),
      await query(room, 'select * from sending'),
      await query(room, 'select * from sign_in_guard'),
      await query(room, 'select * from sign_up'),
      await query(room, 'select * from session'),
      await query(room, 'select * from api_key'),
      await query(room, 'select * from idempotency'),
      await query(room, 'select * from message where sent_at is not null'),
    ]);
    assert.ok(written.includes(customer.profile.accountId) && written.includes('send-message'));
    for (const hidden of [/private\.|@/i, /7700900999/, /Private Colleague/, /passphrase|correct horse/]) {
      assert.doesNotMatch(written, hidden);
    }
    for (const hidden of [customer.sessionToken, secret, secret.slice(14), code])
      assert.ok(!written.includes(hidden));
  });

  test('forgets what is over, and nothing else', async () => {
    const tables = ['code', 'sign_up', 'sending', 'sign_in_guard', 'session', 'message'];
    await room.ask('signIn', { email: 'private.person@example.com', password: 'wrong' });
    const counts = async () => {
      const rows = await Promise.all(tables.map((table) => query(room, `select 1 from ${table}`)));
      return rows.map(({ length }) => length);
    };
    const before = await counts();
    assert.ok(
      before.every((count) => count > 0),
      before.join(' '),
    );
    await room.run('forget-expired');
    assert.deepEqual(await counts(), before);
    await query(room, `update code set expires_at = now() - interval '1 second'`);
    await query(room, `update sign_up set expires_at = now() - interval '1 second'`);
    await query(room, `update sending set sent_at = array[now() - interval '25 hours']`);
    await query(room, `update sign_in_guard set last_failure_at = now() - interval '25 hours'`);
    await query(
      room,
      `update session set created_at = now() - interval '40 days', last_seen_at = now() - interval '40 days', ended_at = now() - interval '31 days'`,
    );
    await query(room, `update message set created_at = now() - interval '31 days' where sent_at is not null`);
    const waiting = await query(room, 'select 1 from message where sent_at is null');
    await room.run('forget-expired');
    assert.deepEqual(await counts(), [0, 0, 0, 0, 0, waiting.length]);
    assert.ok(waiting.length > 0);
  });
});
