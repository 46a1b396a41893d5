import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCookies } from './read-cookies.ts';
import { writeCookie } from './write-cookie.ts';

test('cookies are read by name, the first of two counts, and broken pairs are passed over', () => {
  const cookies = readCookies('a=1; souk_cart=x=y; a=2; =3; lonely;  b = 4 ');
  assert.deepEqual(
    [...cookies],
    [
      ['a', '1'],
      ['souk_cart', 'x=y'],
      ['b', '4'],
    ],
  );
  assert.equal(readCookies(undefined).size, 0);
});

test('a secret is written so that scripts cannot read it and other sites cannot send it', () => {
  assert.equal(
    writeCookie('souk_session', 'abc', { maxAgeSeconds: 60, isSecure: true }),
    'souk_session=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure',
  );
});
