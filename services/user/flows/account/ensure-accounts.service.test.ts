import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { permissions } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import { accepted, goodPassword, system, query, refusalOf } from '../../testing.ts';

describe('making the first accounts', () => {
  let room: TestRoom<'user'>;
  before(async () => {
    room = await openTestRoom(userService);
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const owner = {
    kind: 'staff',
    email: 'Owner@souk.example',
    password: goodPassword,
    name: 'Owner',
    roles: ['owner'],
    locale: 'en-gb',
  } as const;
  const shopper = {
    ...owner,
    kind: 'customer',
    email: 'mei@souk.example',
    name: '梅',
    roles: [],
    locale: 'zh-cn',
  } as const;
  const ensure = (...accounts: object[]) => room.ask('ensureAccounts', { accounts } as never, system);
  const run = (text: string, values?: unknown[]) => query(room, text, values);

  test('they are made once, can sign in, and staff are written down', async () => {
    const { accounts } = accepted(await ensure(owner, shopper));
    assert.deepEqual(Object.fromEntries(accounts.map(({ email, isNew }) => [email, isNew])), {
      'mei@souk.example': true,
      'owner@souk.example': true,
    });
    const { profile } = accepted(
      await room.ask('signIn', { email: 'owner@souk.example', password: goodPassword }),
    );
    assert.deepEqual(profile.permissions, [...permissions]);
    const before = await run('select * from account order by account_id');
    const again = accepted(await ensure({ ...owner, password: 'something else entirely' }, shopper));
    assert.ok(again.accounts.every(({ isNew }) => !isNew));
    assert.deepEqual(await run('select * from account order by account_id'), before);
    assert.deepEqual(await run('select actor_kind, actor_id, action, target_id, detail from staff_audit'), [
      {
        actor_kind: 'system',
        actor_id: 'gateway',
        action: 'staff.create',
        target_id: profile.accountId,
        detail: { roles: ['owner'] },
      },
    ]);
  });

  test('at the same time from two places they are made once', async () => {
    const late = { ...shopper, email: 'late@souk.example' };
    const [one, two] = await Promise.all([ensure(late), ensure(late)]);
    const news = [accepted(one), accepted(two)].flatMap(({ accounts }) => accounts.map(({ isNew }) => isNew));
    assert.equal(news.length, 2);
    assert.equal(news.filter(Boolean).length, 1);
  });

  test('weak passwords, staff without roles and customers with some are refused, and nothing is made', async () => {
    const before = await run('select * from account order by account_id');
    const cases = [
      [{ ...owner, email: 'x@souk.example', password: 'password1' }, 'password-weak', '/accounts/1/password'],
      [{ ...owner, email: 'x@souk.example', roles: [] }, 'value-invalid', '/accounts/1/roles'],
      [{ ...shopper, email: 'x@souk.example', roles: ['owner'] }, 'value-invalid', '/accounts/1/roles'],
    ] as const;
    for (const [account, refusal, path] of cases) {
      const answer = await ensure({ ...shopper, email: 'y@souk.example' }, account);
      assert.ok('refusal' in answer);
      assert.equal(answer.refusal, refusal);
      assert.equal(answer.path, path);
    }
    assert.deepEqual(await run('select * from account order by account_id'), before);
  });

  test('only the system may ask', async () => {
    const answer = await room.ask('ensureAccounts', { accounts: [{ ...owner, roles: ['owner'] }] });
    assert.equal(refusalOf(answer), 'sign-in-required');
  });
});
