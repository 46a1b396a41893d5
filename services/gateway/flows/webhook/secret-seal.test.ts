import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretSeal } from './secret-seal.ts';

test('what is sealed opens with the same key, and looks different each time', () => {
  const { seal, open } = secretSeal('a key');
  const [first, second] = [seal('whsec_abc'), seal('whsec_abc')];
  assert.notEqual(first, second);
  assert.equal(first.includes('whsec'), false);
  assert.deepEqual([open(first), open(second)], ['whsec_abc', 'whsec_abc']);
});

test('another key does not open it, nor does it open when a byte was changed', () => {
  const sealed = secretSeal('a key').seal('whsec_abc');
  assert.throws(() => secretSeal('another key').open(sealed));
  const bytes = Buffer.from(sealed, 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  assert.throws(() => secretSeal('a key').open(bytes.toString('base64url')));
});
