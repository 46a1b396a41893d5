import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPassword } from './check-password.ts';
import { commonPasswords } from './common-passwords.ts';

const email = 'ada.lovelace@example.com';
const short = 'Choose a password of at least 8 characters.';
const address = 'Choose a password other than your e-mail address.';
const common = 'This password is among those that are tried first. Choose another one.';

const cases: [password: string, detail: string | undefined][] = [
  ['', short],
  ['1234567', short],
  ['七个汉字的密码', short],
  ['👩‍🚀', short],
  ['correct horse battery', undefined],
  ['八个汉字的密码呀', undefined],
  ['ada.lovelace@example.com', address],
  ['ADA.Lovelace@Example.com', address],
  ['Ada.Lovelace', address],
  ['ada.lovelace1', undefined],
  ['PassWord1', common],
  ['ｐａｓｓｗｏｒｄ', common],
  ['woaini1314', common],
  ['zzzzzzzzzz', common],
  ['        ', common],
];

for (const [password, detail] of cases) {
  test(`the password ${JSON.stringify(password)} is ${detail ? 'refused' : 'accepted'}`, () => {
    const expected = detail && { refusal: 'password-weak', detail, path: '/newPassword' };
    assert.deepEqual(checkPassword(password, email, '/newPassword'), expected);
  });
}

test('every common password is long enough to be there, in small letters, and refused', () => {
  assert.ok(commonPasswords.size >= 200);
  for (const password of commonPasswords) {
    assert.ok(password.length >= 8, password);
    assert.equal(password, password.toLowerCase());
    assert.equal(checkPassword(password.toUpperCase(), email, '/password')?.detail, common);
  }
});

test('any password gets an answer', () => {
  // Every code point; the table behind fast-check's own `binary` takes over a second to build.
  const unit = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), (password) => {
      const refusal = checkPassword(password, email, '/password');
      assert.ok(refusal === undefined || refusal.refusal === 'password-weak');
    }),
  );
});
