import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { permissions } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import {
  accepted,
  aCustomer,
  aStaffMember,
  goodPassword,
  openOutside,
  subjectOf,
  system,
  type Outside,
  query,
  refusalOf,
} from '../../testing.ts';

describe('sessions', () => {
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

  const run = (text: string, values?: unknown[]) => query(room, text, values);
  const resolve = (sessionToken: string) => room.ask('resolveSession', { sessionToken }, system);
  const seen = async () =>
    (await run('select last_seen_at from session order by session_id')).map((row) => row['last_seen_at']);

  test('a token stands for its customer or member of staff, by one statement', async () => {
    const customer = await aCustomer(room, outside, 'ada@example.com');
    room.statements.length = 0;
    const { subject, expiresAt } = accepted(await resolve(customer.sessionToken));
    assert.deepEqual(room.statements, ['user.session.resolve']);
    assert.ok(subject.kind === 'customer');
    assert.equal(subject.customerId, customer.profile.accountId);
    const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000;
    assert.ok(days > 13.9 && days <= 14, 'unused, it ends after the idle time');
    const staff = await aStaffMember(room, 'sam@souk.example', ['owner', 'warehouse']);
    const asStaff = accepted(await resolve(staff.sessionToken)).subject;
    assert.ok(asStaff.kind === 'staff');
    assert.deepEqual(asStaff.permissions, [...permissions]);
    assert.equal(refusalOf(await resolve('x'.repeat(43))), 'session-expired');
    assert.equal(refusalOf(await resolve('')), 'session-expired');
  });

  test('what was seen is noted once a minute, in the same statement', async () => {
    const { sessionToken } = await aCustomer(room, outside, 'seen@example.com');
    const before = await seen();
    accepted(await resolve(sessionToken));
    assert.deepEqual(await seen(), before, 'not within a minute');
    await run(
      `update session set created_at = created_at - interval '1 hour', last_seen_at = last_seen_at - interval '61 seconds'`,
    );
    const aged = await seen();
    room.statements.length = 0;
    accepted(await resolve(sessionToken));
    assert.equal(room.statements.length, 1);
    const after = await seen();
    assert.equal(after.filter((at, index) => at !== aged[index]).length, 1, 'only the one that asked');
    accepted(await resolve(sessionToken));
    assert.deepEqual(await seen(), after);
  });

  test('a session ends by age and by being idle, on the clock of the database', async () => {
    const { sessionToken } = await aCustomer(room, outside, 'old@example.com');
    const { sessionToken: other } = accepted(
      await room.ask('signIn', { email: 'old@example.com', password: goodPassword }),
    );
    const hashOf = `encode(sha256($1::bytea), 'base64')`;
    const only = `where translate(token_hash, '-_', '+/') = rtrim(${hashOf}, '=')`;
    await run(
      `update session set created_at = now() - interval '20 days', last_seen_at = now() - interval '14 days' ${only}`,
      [sessionToken],
    );
    assert.equal(refusalOf(await resolve(sessionToken)), 'session-expired');
    await run(`update session set created_at = now() - interval '20 days', expires_at = now() ${only}`, [
      other,
    ]);
    assert.equal(refusalOf(await resolve(other)), 'session-expired');
    const asker = accepted(await room.ask('signIn', { email: 'old@example.com', password: goodPassword }));
    const { sessions } = accepted(await room.ask('listSessions', {}, await subjectOf(room, asker)));
    assert.deepEqual(
      sessions.map(({ isCurrent }) => isCurrent),
      [true],
    );
  });

  test('signing out ends the session at once and tells every gateway', async () => {
    const customer = await aCustomer(room, outside, 'leaving@example.com');
    const { accountId } = customer.profile;
    const asking = await subjectOf(room, customer);
    const before = (await room.announced()).length;
    assert.deepEqual(await room.ask('signOut', {}, asking), {});
    assert.equal(refusalOf(await resolve(customer.sessionToken)), 'session-expired');
    assert.ok(asking.subject.kind === 'customer');
    const { sessionId } = asking.subject;
    const announced = (await room.announced()).slice(before);
    assert.deepEqual(
      announced.map(({ name, key, payload }) => ({ name, key, payload })),
      [{ name: 'session.ended', key: accountId, payload: { accountId, keyId: null, sessionId } }],
    );
    assert.deepEqual(await room.ask('signOut', {}, asking), {});
    assert.deepEqual(await room.ask('signOut', {}), {});
    assert.equal((await room.announced()).length, before + 1, 'a repeat announces nothing');
  });

  test('one ends another of their own sessions, and nobody else can', async () => {
    const email = 'two@example.com';
    const here = await subjectOf(room, await aCustomer(room, outside, email));
    const there = accepted(await room.ask('signIn', { email, password: goodPassword }));
    const stranger = await subjectOf(room, await aCustomer(room, outside, 'eve@example.com'));
    const { sessions } = accepted(await room.ask('listSessions', {}, here));
    assert.deepEqual(
      sessions.map(({ isCurrent }) => isCurrent),
      [false, true],
    );
    const sessionId = sessions[0]?.sessionId ?? '';
    const before = (await room.announced()).length;
    for (const asking of [
      stranger,
      { subject: { kind: 'key', keyId: sessionId, permissions: [] } } as const,
    ]) {
      assert.equal(refusalOf(await room.ask('revokeSession', { sessionId }, asking)), 'not-found');
    }
    accepted(await resolve(there.sessionToken));
    assert.equal((await room.announced()).length, before);
    const both = await Promise.all([1, 2].map(() => room.ask('revokeSession', { sessionId }, here)));
    assert.deepEqual(both, [{}, {}]);
    assert.equal(refusalOf(await resolve(there.sessionToken)), 'session-expired');
    assert.equal((await room.announced()).length, before + 1);
    assert.deepEqual(await room.ask('revokeSession', { sessionId }, here), {});
    assert.equal(accepted(await room.ask('listSessions', {}, here)).sessions.length, 1);
  });

  test('versions of session.ended rise', async () => {
    const versions = (await room.announced()).map(({ version }) => version);
    assert.ok(versions.length >= 2);
    assert.deepEqual(
      versions,
      versions.toSorted((a, b) => a - b),
    );
    assert.equal(new Set(versions).size, versions.length);
  });

  test('the profile is the account that asks', async () => {
    const customer = await aCustomer(room, outside, 'profile@example.com');
    const asking = await subjectOf(room, customer);
    room.statements.length = 0;
    assert.deepEqual(await room.ask('getProfile', {}, asking), customer.profile);
    assert.deepEqual(room.statements, ['user.account.find']);
    const key = { subject: { kind: 'key', keyId: customer.profile.accountId, permissions: [] } } as const;
    assert.equal(refusalOf(await room.ask('getProfile', {}, key)), 'sign-in-required');
    assert.deepEqual(await room.ask('listSessions', {}, key), { sessions: [] });
  });
});
