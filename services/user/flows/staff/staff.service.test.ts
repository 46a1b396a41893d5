import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { roles } from '#contracts/access.ts';
import type { Role, Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { permissionsOf } from '../../domain/permissions-of.ts';
import { userService } from '../../service.ts';
import {
  accepted,
  aCustomer,
  aStaffMember,
  openOutside,
  subjectOf,
  system,
  type Outside,
  query,
  refusalOf,
  refusalsOf,
} from '../../testing.ts';

describe('staff', () => {
  let room: TestRoom<'user'>;
  let outside: Outside;
  let owner: { subject: Subject };
  let ownerId: string;
  before(async () => {
    outside = await openOutside();
    room = await openTestRoom(userService, { setting: outside.setting });
    const signedIn = await aStaffMember(room, 'olivia@souk.example', ['owner']);
    owner = await subjectOf(room, signedIn);
    ownerId = signedIn.profile.accountId;
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    await outside.close();
    assert.deepEqual(findings, []);
  });

  const run = (text: string, values?: unknown[]) => query(room, text, values);
  const accounts = () => run('select * from account order by account_id');
  const audits = () =>
    run('select actor_kind, actor_id, action, target_id, detail from staff_audit order by at');
  const updateAt = (version: number, staffId: string, roles: Role[], isActive = true, asking = owner) =>
    room.ask('updateStaff', { staffId, roles, isActive, version }, asking);
  const versionOf = async (staffId: string) =>
    Number(
      (await run('select access_version from account where account_id = $1', [staffId]))[0]?.[
        'access_version'
      ],
    );
  const update = async (staffId: string, roles: Role[], isActive = true, asking = owner) =>
    updateAt(await versionOf(staffId), staffId, roles, isActive, asking);

  test('an owner adds a colleague, who chooses a password with the mailed code', async () => {
    const input = {
      email: 'Sam@Souk.example',
      name: 'Sam',
      roles: ['warehouse', 'support', 'support'] as Role[],
    };
    const asking = { ...owner, idempotencyKey: 'add-sam' };
    room.statements.length = 0;
    const sam = accepted(await room.ask('createStaff', input, asking));
    assert.deepEqual(room.statements, [
      'user.account.find',
      'user.account.insert',
      'user.code.save',
      'user.message.insert',
      'runtime.jobs.user.add-keyed',
      'user.staff-audit.insert',
      'runtime.idempotency.store',
    ]);
    const { staffId, ...rest } = sam;
    assert.deepEqual(rest, {
      email: 'sam@souk.example',
      name: 'Sam',
      roles: ['support', 'warehouse'],
      isActive: true,
      version: 1,
      changedBy: null,
      changedAt: null,
    });
    assert.deepEqual(await room.ask('createStaff', input, asking), sam);
    await outside.collect(room);
    const mails = outside.mails.filter(({ to }) => to === 'sam@souk.example');
    assert.deepEqual(
      mails.map(({ subject }) => subject),
      ['You now work with Souk'],
    );
    assert.match(mails[0]?.text ?? '', /http:\/\/127\.0\.0\.1:4000\/admin/);
    const code = outside.codeFor('sam@souk.example');
    const { profile } = accepted(
      await room.ask('resetPassword', { email: 'sam@souk.example', code, newPassword: 'my own passphrase' }),
    );
    assert.deepEqual([profile.kind, profile.permissions], ['staff', permissionsOf(['support', 'warehouse'])]);
    assert.deepEqual((await audits()).at(-1), {
      actor_kind: 'staff',
      actor_id: ownerId,
      action: 'staff.create',
      target_id: staffId,
      detail: { roles: ['support', 'warehouse'] },
    });
    const { roles: told } = accepted(await room.ask('listRoles', {}, owner));
    const enforced = Object.entries(roles).map(([role, permissions]) => ({
      role,
      permissions: [...permissions],
    }));
    assert.deepEqual(told, enforced);
    const { staff } = accepted(await room.ask('listStaff', {}, owner));
    assert.deepEqual(
      staff.map(({ name }) => name),
      ['Sam', 'olivia@souk.example'],
    );
  });

  test('an address that has an account is refused, and nothing is written', async () => {
    await aCustomer(room, outside, 'ada@example.com');
    const before = [await accounts(), await audits(), await run('select message_id from message')];
    const answer = await room.ask(
      'createStaff',
      { email: 'ADA@example.com', name: 'Ada', roles: ['owner'] },
      owner,
    );
    assert.ok('refusal' in answer && answer.refusal === 'already-exists' && answer.path === '/email');
    assert.deepEqual([await accounts(), await audits(), await run('select message_id from message')], before);
  });

  test('a change of roles is written down with before and after, and live sessions take it over', async () => {
    const signedIn = await aStaffMember(room, 'max@souk.example', ['analyst']);
    const staffId = signedIn.profile.accountId;
    const before = (await room.announced()).length;
    room.statements.length = 0;
    accepted(await updateAt(1, staffId, ['support']));
    assert.deepEqual(room.statements, [
      'user.staff.find',
      'user.staff.lock-owners',
      'user.staff.update',
      'user.staff.require-owner',
      'user.staff-audit.insert',
      'runtime.events.append',
    ]);
    const { subject } = await subjectOf(room, signedIn);
    assert.ok(subject.kind === 'staff');
    assert.deepEqual(subject.permissions, permissionsOf(['support']));
    assert.deepEqual(
      (await room.announced()).slice(before).map(({ name, key, payload }) => ({ name, key, payload })),
      [
        {
          name: 'session.ended',
          key: staffId,
          payload: { accountId: staffId, keyId: null, sessionId: null },
        },
      ],
    );
    assert.deepEqual((await audits()).at(-1)?.['detail'], {
      before: { roles: ['analyst'], isActive: true },
      after: { roles: ['support'], isActive: true },
    });
    const written = (await audits()).length;
    accepted(await update(staffId, ['support']));
    assert.equal((await audits()).length, written, 'a repeat is not written down');
    assert.equal((await room.announced()).length, before + 1, 'nor announced');
  });

  test('of two who change a colleague at once one is told, with who was first', async () => {
    const { accountId: staffId } = (await aStaffMember(room, 'tess@souk.example', ['analyst'])).profile;
    const [one, other] = await Promise.all([
      updateAt(1, staffId, ['support']),
      updateAt(1, staffId, ['warehouse']),
    ]);
    assert.deepEqual(refusalsOf([one, other]), ['accepted', 'version-conflict']);
    const before = [await accounts(), await audits()];
    assert.equal(refusalOf(await updateAt(1, staffId, ['manager'])), 'version-conflict');
    assert.deepEqual([await accounts(), await audits()], before);
    const { staff } = accepted(await room.ask('listStaff', {}, owner));
    const now = staff.find((each) => each.staffId === staffId);
    assert.ok(now?.changedAt);
    assert.deepEqual([now.version, now.changedBy], [2, `staff:${ownerId}`]);
  });

  test('whoever is disabled is signed out at once and cannot come back', async () => {
    const signedIn = await aStaffMember(room, 'dora@souk.example', ['support']);
    accepted(await update(signedIn.profile.accountId, ['support'], false));
    const resolved = await room.ask('resolveSession', { sessionToken: signedIn.sessionToken }, system);
    assert.equal(refusalOf(resolved), 'session-expired');
    const again = await room.ask('signIn', { email: 'dora@souk.example', password: 'correct horse battery' });
    assert.deepEqual(again, {
      refusal: 'wrong-credentials',
      detail: 'The e-mail address or the password is wrong.',
    });
    accepted(await update(signedIn.profile.accountId, ['support'], true));
    const stillEnded = await room.ask('resolveSession', { sessionToken: signedIn.sessionToken }, system);
    assert.equal(refusalOf(stillEnded), 'session-expired');
  });

  test('the last owner stays, even when two owners remove each other at once', async () => {
    for (const [roles, isActive] of [
      [['manager'], true],
      [['owner'], false],
    ] as const) {
      const before = [await accounts(), await audits(), await room.announced()];
      assert.equal(refusalOf(await update(ownerId, [...roles], isActive)), 'not-allowed');
      assert.deepEqual([await accounts(), await audits(), await room.announced()], before);
    }
    for (let round = 0; round < 5; round += 1) {
      const second = await aStaffMember(room, `second-${round}@souk.example`, ['owner']);
      const other = await subjectOf(room, second);
      const answers = await Promise.all([
        update(second.profile.accountId, ['manager'], true, owner),
        update(ownerId, ['manager'], true, other),
      ]);
      assert.deepEqual(refusalsOf(answers), ['accepted', 'not-allowed']);
      const loser = refusalOf(answers[0]) === 'accepted' ? second.profile.accountId : ownerId;
      accepted(await update(loser, ['owner'], true, owner));
      accepted(await update(ownerId, ['owner'], true, owner));
      accepted(await update(second.profile.accountId, ['manager'], true, owner));
    }
  });

  test('nobody gives or takes rights that they lack', async () => {
    const key = {
      subject: { kind: 'key', keyId: ownerId, permissions: ['staff.manage', 'reports.read'] },
    } as const;
    const before = [await accounts(), await audits()];
    const made = await room.ask(
      'createStaff',
      { email: 'sly@souk.example', name: 'Sly', roles: ['analyst', 'owner'] },
      key,
    );
    assert.ok('refusal' in made && made.refusal === 'not-allowed' && made.path === '/roles');
    assert.equal(refusalOf(await update(ownerId, ['analyst'], true, key as never)), 'not-allowed');
    assert.deepEqual([await accounts(), await audits()], before);
    accepted(
      await room.ask('createStaff', { email: 'ann@souk.example', name: 'Ann', roles: ['analyst'] }, key),
    );
    assert.deepEqual(
      [(await audits()).at(-1)?.['actor_kind'], (await audits()).at(-1)?.['actor_id']],
      ['key', ownerId],
    );
  });

  test('an unknown member, a customer, and an asker without the right are refused', async () => {
    const customer = await aCustomer(room, outside, 'cara@example.com');
    assert.equal(refusalOf(await update(customer.profile.accountId, ['owner'])), 'not-found');
    const manager = await subjectOf(room, await aStaffMember(room, 'mia@souk.example', ['manager']));
    assert.equal(refusalOf(await update(ownerId, ['support'], true, manager)), 'not-allowed');
    assert.equal(refusalOf(await room.ask('listStaff', {}, manager)), 'not-allowed');
    assert.equal(refusalOf(await room.ask('listRoles', {}, manager)), 'not-allowed');
  });
});
