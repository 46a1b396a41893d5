import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPrefixPattern } from './to-prefix-pattern.ts';

test('what somebody types is looked for as it stands, at the beginning and in any case', () => {
  assert.equal(toPrefixPattern(' Ada@Ex '), 'ada@ex%');
  assert.equal(toPrefixPattern('50%_off\\'), '50\\%\\_off\\\\%');
  assert.equal(toPrefixPattern('李'), '李%');
  assert.equal(toPrefixPattern('  '), undefined);
});
