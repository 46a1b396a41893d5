import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dummyPasswordHash } from './dummy-password-hash.ts';
import { currentWork, isOutdated, readPasswordHash, writePasswordHash } from './password-hash.ts';

const text =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AbCdEf0123456789+/AbCdEf0123456789+/AbCdEf0';

test('a hash is read and written in the PHC string format', () => {
  const hash = readPasswordHash(text);
  assert.deepEqual(hash, {
    ...currentWork,
    salt: 'c29tZXNhbHRzb21lc2FsdA',
    digest: 'AbCdEf0123456789+/AbCdEf0123456789+/AbCdEf0',
  });
  assert.equal(writePasswordHash(hash), text);
});

test('a hash of other work is outdated', () => {
  assert.equal(isOutdated(text, currentWork), false);
  assert.equal(isOutdated(text, { ...currentWork, memoryKib: 47_104 }), true);
  assert.equal(isOutdated(text, { ...currentWork, passes: 1 }), true);
  assert.equal(isOutdated(text, { ...currentWork, parallelism: 4 }), true);
});

test('what is no argon2id hash of version 19 is not read', () => {
  for (const broken of [
    '',
    'password',
    text.replace('argon2id', 'argon2i'),
    text.replace('v=19', 'v=16'),
    `${text}$`,
    '$2b$10$abcdefghijklmnopqrstuv',
  ]) {
    assert.throws(() => readPasswordHash(broken), /cannot be read/);
  }
});

test('the dummy takes the work of a real hash', () => {
  assert.equal(isOutdated(dummyPasswordHash, currentWork), false);
  const { salt, digest } = readPasswordHash(dummyPasswordHash);
  assert.deepEqual([Buffer.from(salt, 'base64').length, Buffer.from(digest, 'base64').length], [16, 32]);
});
