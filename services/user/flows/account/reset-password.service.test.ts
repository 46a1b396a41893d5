import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import {
  accepted,
  aCustomer,
  aStaffMember,
  goodPassword,
  openOutside,
  system,
  type Outside,
  query,
  refusalOf,
  refusalsOf,
} from '../../testing.ts';

describe('choosing a new password', () => {
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
  const request = (email: string) => room.ask('requestPasswordReset', { email, locale: 'zh-cn' });
  const reset = (email: string, code: string, newPassword = 'a brand new passphrase') =>
    room.ask('resetPassword', { email, code, newPassword });

  test('the mailed code sets the password, ends every session and signs in', async () => {
    const email = 'ada@example.com';
    const first = await aCustomer(room, outside, email);
    const second = accepted(await room.ask('signIn', { email, password: goodPassword }));
    assert.deepEqual(await request(email), { accepted: true });
    await outside.collect(room);
    assert.equal(outside.mails.at(-1)?.subject, '您的密码重置验证码');
    room.statements.length = 0;
    const third = accepted(await reset(email, outside.codeFor(email)));
    assert.deepEqual(room.statements, [
      'user.code.try',
      'user.code.use',
      'user.account.set-password',
      'user.session.end-all',
      'user.session.insert',
      'user.sign-in-guard.clear',
      'runtime.events.append',
    ]);
    assert.deepEqual(third.profile, first.profile);
    for (const { sessionToken } of [first, second]) {
      assert.equal(refusalOf(await room.ask('resolveSession', { sessionToken }, system)), 'session-expired');
    }
    accepted(await room.ask('resolveSession', { sessionToken: third.sessionToken }, system));
    const { accountId } = first.profile;
    const announced = (await room.announced()).filter(({ name }) => name === 'session.ended');
    assert.deepEqual(
      announced.map(({ name, key, payload }) => ({ name, key, payload })),
      [{ name: 'session.ended', key: accountId, payload: { accountId, keyId: null, sessionId: null } }],
    );
    assert.equal(refusalOf(await room.ask('signIn', { email, password: goodPassword })), 'wrong-credentials');
    accepted(await room.ask('signIn', { email, password: 'a brand new passphrase' }));
    assert.equal(refusalOf(await reset(email, outside.codeFor(email))), 'code-wrong');
  });

  test('an unknown address gets the same answers from the same statements, and no mail', async () => {
    const email = 'reset-known@example.com';
    await aCustomer(room, outside, email);
    const seen: unknown[] = [];
    for (const address of [email, 'reset-unknown@example.com']) {
      room.statements.length = 0;
      const answers = [await request(address)] as object[];
      for (let tries = 0; tries < 6; tries += 1) answers.push(await reset(address, '123456'));
      seen.push({ answers: answers.map((answer) => refusalOf(answer)), statements: [...room.statements] });
    }
    assert.deepEqual(seen[1], seen[0]);
    const mails = outside.mails.length;
    await outside.collect(room);
    assert.deepEqual(
      outside.mails.slice(mails).map(({ to }) => to),
      [email],
    );
  });

  test('a code bears five tries, however many come at once, and then not even the right one', async () => {
    const email = 'brute@example.com';
    await aCustomer(room, outside, email);
    await request(email);
    await outside.collect(room);
    const code = outside.codeFor(email);
    const wrong = code === '999999' ? '999998' : '999999';
    const answers = await Promise.all(Array.from({ length: 20 }, () => reset(email, wrong)));
    const refusals = answers.map((answer) => refusalOf(answer));
    assert.equal(refusals.filter((refusal) => refusal === 'code-wrong').length, 5);
    assert.equal(refusals.filter((refusal) => refusal === 'locked').length, 15);
    const right = await reset(email, code);
    assert.ok('refusal' in right && right.refusal === 'locked');
    assert.ok(Number(right.retryAfterSeconds) > 590 && Number(right.retryAfterSeconds) <= 600);
    accepted(await room.ask('signIn', { email, password: goodPassword }));
    await request(email);
    await outside.collect(room);
    accepted(await reset(email, outside.codeFor(email)));
  });

  test('a code of one purpose opens nothing else', async () => {
    const email = 'purpose@example.com';
    await aCustomer(room, outside, email);
    await request(email);
    await outside.collect(room);
    const code = outside.codeFor(email);
    assert.equal(refusalOf(await room.ask('verifyEmail', { email, code })), 'code-wrong');
    accepted(await reset(email, code));
  });

  test('a weak password is refused before the code is tried', async () => {
    const email = 'weak@example.com';
    await aCustomer(room, outside, email);
    await request(email);
    await outside.collect(room);
    const answer = await reset(email, outside.codeFor(email), 'password');
    assert.ok('refusal' in answer && answer.refusal === 'password-weak' && answer.path === '/newPassword');
    accepted(await reset(email, outside.codeFor(email)));
  });

  test('somebody disabled gets no mail, and an older code does not help', async () => {
    const email = 'gone@example.com';
    await aStaffMember(room, email, ['owner']);
    await request(email);
    await outside.collect(room);
    const code = outside.codeFor(email);
    await run('update account set is_active = false where email = $1', [email]);
    await run(
      'update session set ended_at = now() where account_id = (select account_id from account where email = $1)',
      [email],
    );
    assert.equal(refusalOf(await reset(email, code)), 'code-wrong');
    const mails = outside.mails.length;
    assert.deepEqual(await request(email), { accepted: true });
    await outside.collect(room);
    assert.equal(outside.mails.length, mails);
    await run('update account set is_active = true where email = $1', [email]);
  });

  test('two resets with one code set one password', async () => {
    const email = 'two@example.com';
    await aCustomer(room, outside, email);
    await request(email);
    await outside.collect(room);
    const code = outside.codeFor(email);
    const answers = await Promise.all([
      reset(email, code, 'the first passphrase'),
      reset(email, code, 'the second passphrase'),
    ]);
    assert.deepEqual(refusalsOf(answers), ['accepted', 'code-wrong']);
    const winner = refusalOf(answers[0]) === 'accepted' ? 'the first passphrase' : 'the second passphrase';
    accepted(await room.ask('signIn', { email, password: winner }));
  });

  test('a process that dies before the change leaves the code usable', async () => {
    const email = 'killed@example.com';
    await aCustomer(room, outside, email);
    await request(email);
    await outside.collect(room);
    const code = outside.codeFor(email);
    const tools = room.room.toolsFor(room.context());
    const dying = {
      ...tools,
      killPoint: () => {
        throw new Error('killed');
      },
    };
    const { resetPassword } = userService.calls;
    await assert.rejects(
      resetPassword(dying as never, { email, code, newPassword: 'a brand new passphrase' }),
      /killed/,
    );
    accepted(await room.ask('signIn', { email, password: goodPassword }));
    accepted(await reset(email, code));
  });
});
