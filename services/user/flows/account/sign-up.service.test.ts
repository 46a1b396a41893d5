import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import {
  aCustomer,
  accepted,
  aSignUp,
  goodPassword,
  openOutside,
  type Outside,
  query,
  refusalOf,
  refusalsOf,
} from '../../testing.ts';

describe('signing up', () => {
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
  const count = async (table: string) => (await run(`select 1 from ${table}`)).length;

  test('a visitor signs up with the mailed code and can sign in afterwards', async () => {
    assert.deepEqual(await room.ask('signUp', aSignUp({ email: 'Ada@Example.com' })), { accepted: true });
    assert.equal(await count('account'), 0);
    await outside.collect(room);
    assert.deepEqual(
      outside.mails.map(({ to, subject }) => [to, subject]),
      [['ada@example.com', 'Your code for Souk']],
    );
    const code = outside.codeFor('ada@example.com');
    const signedIn = accepted(await room.ask('verifyEmail', { email: 'ADA@example.com', code }));
    const { accountId, ...profile } = signedIn.profile;
    assert.deepEqual(profile, {
      kind: 'customer',
      email: 'ada@example.com',
      phone: null,
      name: 'Ada',
      locale: 'en-gb',
      permissions: [],
      isEmailProved: true,
    });
    assert.match(signedIn.sessionToken, /^[A-Za-z0-9_-]{43}$/);
    await outside.collect(room);
    assert.equal(outside.mails.at(-1)?.subject, 'Welcome to Souk');
    assert.match(outside.mails.at(-1)?.text ?? '', /^Hello Ada,\n/);
    const again = accepted(await room.ask('signIn', { email: 'ada@EXAMPLE.com', password: goodPassword }));
    assert.equal(again.profile.accountId, accountId);
    assert.notEqual(again.sessionToken, signedIn.sessionToken);
    const used = await room.ask('verifyEmail', { email: 'ada@example.com', code });
    assert.equal(refusalOf(used), 'code-wrong');
  });

  test('a known address gets the same answer from the same statements, and a mail that says so', async () => {
    await aCustomer(room, outside, 'known@example.com');
    room.statements.length = 0;
    const unknown = await room.ask('signUp', aSignUp({ email: 'unknown@example.com' }));
    const statementsForUnknown = room.statements.splice(0);
    const known = await room.ask(
      'signUp',
      aSignUp({ email: 'known@example.com', password: 'another passphrase', name: 'Eve' }),
    );
    assert.deepEqual(known, unknown);
    assert.deepEqual(room.statements, statementsForUnknown);
    assert.deepEqual(statementsForUnknown, [
      'user.sending.count',
      'user.code.save',
      'user.sign-up.save',
      'user.message.insert-sign-up',
      'runtime.jobs.user.add-keyed',
    ]);
    await outside.collect(room);
    const mail = outside.mails.at(-1);
    assert.equal(mail?.to, 'known@example.com');
    assert.equal(mail?.subject, 'You already have an account at Souk');
    assert.match(mail?.text ?? '', /^Hello Ada,/);
    assert.doesNotMatch(mail?.text ?? '', /\d{6}|Eve/);
    accepted(await room.ask('signIn', { email: 'known@example.com', password: goodPassword }));
    const other = await room.ask('signIn', { email: 'known@example.com', password: 'another passphrase' });
    assert.equal(refusalOf(other), 'wrong-credentials');
  });

  test('wrong codes for a known and an unknown address look alike to the last try', async () => {
    await aCustomer(room, outside, 'probed@example.com');
    const answers = { known: [] as unknown[], unknown: [] as unknown[] };
    for (const [who, email] of [
      ['known', 'probed@example.com'],
      ['unknown', 'unprobed@example.com'],
    ] as const) {
      await room.ask('signUp', aSignUp({ email }));
      for (let tries = 0; tries < 7; tries += 1) {
        const answer = await room.ask('verifyEmail', { email, code: '000000' });
        answers[who].push('refusal' in answer ? [answer.refusal, answer.detail] : answer);
      }
    }
    assert.deepEqual(answers.known, answers.unknown);
    assert.deepEqual(
      answers.known.map((answer) => (answer as string[])[0]),
      [...Array.from({ length: 5 }, () => 'code-wrong'), 'locked', 'locked'],
    );
  });

  test('a weak password is refused and nothing is kept or sent', async () => {
    const before = [
      await count('sign_up'),
      await count('code'),
      await count('message'),
      await count('sending'),
    ];
    for (const password of ['short', 'Password1', 'WEAK@example.com', 'zzzzzzzzzzzz', 'ｐａｓｓｗｏｒｄ１']) {
      const answer = await room.ask('signUp', aSignUp({ email: 'weak@example.com', password }));
      assert.ok('refusal' in answer, password);
      assert.equal(answer.refusal, 'password-weak');
      assert.equal(answer.path, '/password');
    }
    assert.deepEqual(
      [await count('sign_up'), await count('code'), await count('message'), await count('sending')],
      before,
    );
  });

  test('sign-ups of one address at the same time make one account', async () => {
    const email = 'race@example.com';
    const signUp = () => room.ask('signUp', aSignUp({ email }));
    for (const answer of await Promise.all([signUp(), signUp(), signUp(), signUp()])) accepted(answer);
    await outside.collect(room);
    accepted(await signUp());
    await outside.collect(room);
    const code = outside.codeFor(email);
    const verified = await Promise.all(
      Array.from({ length: 5 }, () => room.ask('verifyEmail', { email, code })),
    );
    assert.deepEqual(refusalsOf(verified), [
      'accepted',
      'code-wrong',
      'code-wrong',
      'code-wrong',
      'code-wrong',
    ]);
    const accounts = await run('select 1 from account where email = $1', [email]);
    assert.equal(accounts.length, 1);
  });

  test('the sixth code within an hour is refused alike for a known and an unknown address', async () => {
    await aCustomer(room, outside, 'often@example.com');
    for (const [email, free] of [
      ['often@example.com', 4],
      ['often-unknown@example.com', 5],
    ] as const) {
      for (let sent = 0; sent < free; sent += 1) accepted(await room.ask('signUp', aSignUp({ email })));
      const messages = await count('message');
      room.statements.length = 0;
      const answer = await room.ask('signUp', aSignUp({ email }));
      assert.ok('refusal' in answer && answer.refusal === 'rate-limited');
      assert.ok(Number(answer.retryAfterSeconds) > 3590 && Number(answer.retryAfterSeconds) <= 3600);
      assert.equal(room.statements.at(-1), 'user.sending.seconds-left');
      assert.equal(await count('message'), messages);
    }
    await run(
      `update sending set sent_at = (select array_agg(at - interval '1 hour') from unnest(sent_at) as at)`,
    );
    accepted(await room.ask('signUp', aSignUp({ email: 'often@example.com' })));
  });

  test('a repeated request sends one mail; the key with another body is refused', async () => {
    const asking = { idempotencyKey: 'sign-up-1' };
    const messages = await count('message');
    accepted(await room.ask('signUp', aSignUp({ email: 'twice@example.com' }), asking));
    accepted(await room.ask('signUp', aSignUp({ email: 'twice@example.com' }), asking));
    assert.equal(await count('message'), messages + 1);
    const other = await room.ask('signUp', aSignUp({ email: 'thrice@example.com' }), asking);
    assert.equal(refusalOf(other), 'key-reused');
    assert.equal(await count('message'), messages + 1);
  });

  test('the newest sign-up of an address is the one its code confirms', async () => {
    const email = 'newest@example.com';
    await room.ask('signUp', aSignUp({ email, password: 'the older passphrase', name: 'Older' }));
    await outside.collect(room);
    const olderCode = outside.codeFor(email);
    await room.ask('signUp', aSignUp({ email, password: 'the newer passphrase', name: 'Newer' }));
    await outside.collect(room);
    const old = await room.ask('verifyEmail', { email, code: olderCode });
    assert.equal(refusalOf(old), 'code-wrong');
    const { profile } = accepted(await room.ask('verifyEmail', { email, code: outside.codeFor(email) }));
    assert.equal(profile.name, 'Newer');
    accepted(await room.ask('signIn', { email, password: 'the newer passphrase' }));
  });

  test('a code is of no use after ten minutes', async () => {
    const email = 'late@example.com';
    await room.ask('signUp', aSignUp({ email }));
    await outside.collect(room);
    await run('update code set expires_at = now()');
    const late = await room.ask('verifyEmail', { email, code: outside.codeFor(email) });
    assert.equal(refusalOf(late), 'code-wrong');
    assert.deepEqual(await run('select 1 from account where email = $1', [email]), []);
  });
});
