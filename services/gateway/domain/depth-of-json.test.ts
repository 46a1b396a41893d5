import assert from 'node:assert/strict';
import { test } from 'node:test';
import { depthOfJson } from './depth-of-json.ts';

test('what stands inside each other is counted', () => {
  assert.equal(depthOfJson('7'), 0);
  assert.equal(depthOfJson('{"a":[1,{"b":2}],"c":[]}'), 3);
  assert.equal(depthOfJson('[]'.repeat(5)), 1);
  assert.equal(depthOfJson('{"a":"[[[[","b":"\\"[[["}'), 1);
  assert.equal(depthOfJson('['.repeat(10_000)), 10_000);
  assert.equal(depthOfJson(`"${'\\'.repeat(99_999)}`), 0);
});
