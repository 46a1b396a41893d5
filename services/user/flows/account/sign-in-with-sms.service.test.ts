import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import { accepted, openOutside, query, type Outside, refusalOf, refusalsOf } from '../../testing.ts';

describe('signing in by SMS', () => {
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

  const request = (phone: string) => room.ask('requestSmsCode', { phone, locale: 'zh-cn' });
  const signIn = (phone: string, code: string) => room.ask('signInWithSms', { phone, code, locale: 'zh-cn' });

  test('a new number gets an account, a known one the same account again', async () => {
    const phone = '+8613800138000';
    room.statements.length = 0;
    assert.deepEqual(await request(phone), { accepted: true });
    const statementsForUnknown = room.statements.splice(0);
    await outside.collect(room);
    const code = outside.codeFor(phone);
    assert.equal(
      outside.texts.at(-1)?.text,
      `【Souk】您的登录验证码是 ${code}，10 分钟内有效。请勿告诉任何人。`,
    );
    const first = accepted(await signIn(phone, code));
    const { accountId, ...profile } = first.profile;
    assert.deepEqual(profile, {
      kind: 'customer',
      email: null,
      phone,
      name: '',
      locale: 'zh-cn',
      permissions: [],
      isEmailProved: false,
    });
    room.statements.length = 0;
    await request(phone);
    assert.deepEqual(room.statements, statementsForUnknown);
    await outside.collect(room);
    room.statements.length = 0;
    const second = accepted(await signIn(phone, outside.codeFor(phone)));
    assert.deepEqual(room.statements, ['user.code.try', 'user.code.use', 'user.session.insert']);
    assert.equal(second.profile.accountId, accountId);
    assert.equal(refusalOf(await signIn(phone, outside.codeFor(phone))), 'code-wrong');
  });

  test('a code belongs to its number', async () => {
    await request('+447700900001');
    await outside.collect(room);
    const code = outside.codeFor('+447700900001');
    await request('+447700900002');
    await outside.collect(room);
    const other = outside.codeFor('+447700900002');
    if (other !== code) assert.equal(refusalOf(await signIn('+447700900002', code)), 'code-wrong');
    accepted(await signIn('+447700900002', other));
  });

  test('a number is sent five codes an hour at most', async () => {
    const phone = '+447700900003';
    const answers = await Promise.all(Array.from({ length: 9 }, () => request(phone)));
    assert.equal(answers.filter((answer) => refusalOf(answer) === 'accepted').length, 5);
    assert.equal(answers.filter((answer) => refusalOf(answer) === 'rate-limited').length, 4);
    const texts = outside.texts.length;
    await outside.collect(room);
    assert.equal(outside.texts.length, texts + 5);
  });

  test('the same code at once from two places signs in once', async () => {
    const phone = '+447700900004';
    await request(phone);
    await outside.collect(room);
    const code = outside.codeFor(phone);
    const answers = await Promise.all([signIn(phone, code), signIn(phone, code), signIn(phone, code)]);
    assert.deepEqual(refusalsOf(answers), ['accepted', 'code-wrong', 'code-wrong']);
    const accounts = await query(room, 'select 1 from account where phone = $1', [phone]);
    assert.equal(accounts.length, 1);
  });

  test('a number that is none is refused at the door', async () => {
    const answer = await room.ask('requestSmsCode', { phone: '07700900000', locale: 'en-gb' });
    assert.ok('refusal' in answer);
    assert.equal(answer.refusal, 'invalid-input');
    assert.equal(answer.path, '/phone');
  });
});
