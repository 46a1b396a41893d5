import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import {
  accepted,
  aCustomer,
  aPerson,
  openOutside,
  query,
  refusalOf,
  refusalsOf,
  subjectOf,
  system,
  type Outside,
} from '../../testing.ts';

describe('the e-mail of an account', () => {
  let room: TestRoom<'user'>;
  let outside: Outside;
  before(async () => {
    outside = await openOutside();
    room = await openTestRoom(userService, { setting: outside.setting });
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await Promise.all([room.close(), outside.close()]);
    assert.deepEqual(findings, []);
  });

  const byOrder = { ...system, caller: 'order' } as const;
  const key = () => ({ idempotencyKey: crypto.randomUUID() });
  const isProved = async (email: string) => refusalOf(await room.ask('provedCustomer', { email }, byOrder));
  const askFor = async (as: Parameters<typeof room.ask>[2], email: string) =>
    room.ask('requestEmailProof', { email }, { ...as, ...key() });
  const told = async (customerId: string) =>
    (await room.announced()).filter(
      ({ name, key: about }) => name === 'email.proved' && about === customerId,
    );

  test('one that a sign-up proved is proved; one that was given is not, until its code comes back', async () => {
    const ada = await aCustomer(room, outside, 'ada@proof.example');
    assert.equal(ada.profile.isEmailProved, true);
    assert.equal((await told(ada.profile.accountId)).length, 1);
    const bob = await aPerson(room, { email: 'bob@proof.example' });
    assert.equal(accepted(await room.ask('getProfile', {}, bob)).isEmailProved, false);
    assert.equal(await isProved('bob@proof.example'), 'not-found');

    accepted(await askFor(bob, 'Bob@Proof.example '.trim()));
    await outside.collect(room);
    const code = outside.codeFor('bob@proof.example');
    assert.deepEqual(
      [await isProved('bob@proof.example'), await told(bob.subject.customerId)],
      ['not-found', []],
    );
    const wrong = code === '000000' ? '000001' : '000000';
    assert.equal(
      refusalOf(await room.ask('proveEmail', { email: 'bob@proof.example', code: wrong }, bob)),
      'code-wrong',
    );
    assert.equal(await isProved('bob@proof.example'), 'not-found');
    room.statements.length = 0;
    const profile = accepted(await room.ask('proveEmail', { email: 'bob@proof.example', code }, bob));
    assert.equal(room.statements.length, 5);
    assert.deepEqual([profile.email, profile.isEmailProved], ['bob@proof.example', true]);
    const { customerId } = bob.subject;
    const found = await room.ask('provedCustomer', { email: 'BOB@proof.example' }, byOrder);
    assert.deepEqual(found, { customerId, email: 'bob@proof.example' });
    assert.deepEqual(await room.ask('provedCustomer', { customerId }, byOrder), found);
    assert.deepEqual(
      (await told(customerId)).map(({ payload }) => payload),
      [{ customerId }],
    );
    const again = await room.ask('proveEmail', { email: 'bob@proof.example', code }, bob);
    assert.deepEqual([again, (await told(customerId)).length], [profile, 1]);
    const other = { email: 'other@proof.example', code };
    assert.equal(refusalOf(await room.ask('proveEmail', other, bob)), 'code-wrong');
  });

  test('that changes is proved anew, and the old address is told', async () => {
    const eve = await aCustomer(room, outside, 'eve@proof.example');
    const as = await subjectOf(room, eve);
    accepted(await askFor(as, 'new-eve@proof.example'));
    await outside.collect(room);
    assert.equal(accepted(await room.ask('getProfile', {}, as)).email, 'eve@proof.example');
    assert.equal(await isProved('new-eve@proof.example'), 'not-found');
    const code = outside.codeFor('new-eve@proof.example');
    accepted(await room.ask('proveEmail', { email: 'new-eve@proof.example', code }, as));
    await outside.collect(room);
    assert.equal(await isProved('new-eve@proof.example'), 'accepted');
    assert.equal(await isProved('eve@proof.example'), 'not-found');
    const last = outside.mails.filter(({ to }) => to === 'eve@proof.example').at(-1);
    assert.equal(last?.subject, 'Your account at Souk has another e-mail address');
    assert.equal((await told(eve.profile.accountId)).length, 2);
  });

  test('cannot be that of another account, whose holder is told and nobody else', async () => {
    await aCustomer(room, outside, 'owner@proof.example');
    const mallory = await aPerson(room);
    room.statements.length = 0;
    const free = await askFor(mallory, 'free@proof.example');
    const statements = [...room.statements];
    room.statements.length = 0;
    assert.deepEqual(await askFor(mallory, 'owner@proof.example'), free);
    assert.deepEqual(room.statements, statements);
    await outside.collect(room);
    const told = outside.mails.filter(({ to }) => to === 'owner@proof.example').at(-1);
    assert.equal(told?.subject, 'You already have an account at Souk');
    assert.ok(!/\b\d{6}\b/.test(told?.text ?? ''));
  });

  test('a code counts for the account that asked for it, and once of two at once, who are told the same', async () => {
    const [ann, mal] = [await aPerson(room), await aPerson(room)];
    accepted(await askFor(ann, 'shared@proof.example'));
    await outside.collect(room);
    const proof = { email: 'shared@proof.example', code: outside.codeFor('shared@proof.example') };
    assert.equal(refusalOf(await room.ask('proveEmail', proof, mal)), 'code-wrong');
    const both = await Promise.all([room.ask('proveEmail', proof, ann), room.ask('proveEmail', proof, ann)]);
    assert.deepEqual(refusalsOf(both), ['accepted', 'accepted']);
    assert.deepEqual([both[0], (await told(ann.subject.customerId)).length], [both[1], 1]);
  });

  test('one that two accounts have asked for becomes that of the first who proves it', async () => {
    const two = [await aPerson(room), await aPerson(room)];
    const proofs: { email: string; code: string }[] = [];
    for (const one of two) {
      accepted(await askFor(one, 'both@proof.example'));
      await outside.collect(room);
      proofs.push({ email: 'both@proof.example', code: outside.codeFor('both@proof.example') });
    }
    const answers = await Promise.all(
      two.map((one, index) => room.ask('proveEmail', proofs[index] ?? { email: '', code: '' }, one)),
    );
    assert.deepEqual(refusalsOf(answers), ['accepted', 'code-wrong']);
    const holders = await query(room, `select 1 from account where email = 'both@proof.example'`);
    assert.equal(holders.length, 1);
  });

  test('codes are bounded by account, whatever the address', async () => {
    const flooder = await aPerson(room);
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await askFor(flooder, `flood-${n}@proof.example`));
    assert.deepEqual(answers.map(refusalOf), [
      ...Array.from({ length: 5 }, () => 'accepted'),
      'rate-limited',
    ]);
  });

  test('a new password by the mailed code proves it too', async () => {
    const old = await aPerson(room, { email: 'old@proof.example' });
    const email = 'old@proof.example';
    await room.ask('requestPasswordReset', { email, locale: 'en-gb' }, key());
    await outside.collect(room);
    const code = outside.codeFor(email);
    const newPassword = 'another long password';
    const { profile } = accepted(await room.ask('resetPassword', { email, code, newPassword }));
    assert.equal(profile.isEmailProved, true);
    assert.equal(await isProved(email), 'accepted');
    assert.equal((await told(old.subject.customerId)).length, 1);
  });
});
