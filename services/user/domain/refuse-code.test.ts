import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseCode, type TriedCode } from './refuse-code.ts';

const cases: [what: string, tried: Partial<TriedCode>, refusal: string | undefined][] = [
  ['a right code', {}, undefined],
  ['a wrong code', { isRight: false }, 'code-wrong'],
  ['no code, or an expired one', { isAdmitted: false, isRight: false, isLocked: false }, 'code-wrong'],
  ['a code that was used up meanwhile', { isAdmitted: false, isRight: false, isLocked: false }, 'code-wrong'],
  ['a code whose tries are used', { isAdmitted: false, isRight: false }, 'locked'],
  ['a right code after its tries', { isAdmitted: false }, 'locked'],
];

for (const [what, tried, refusal] of cases) {
  test(`${what}: ${refusal ?? 'accepted'}`, () => {
    const found = refuseCode({ isAdmitted: true, isRight: true, isLocked: true, secondsLeft: 42, ...tried });
    assert.equal(found?.refusal, refusal);
    assert.equal(found?.retryAfterSeconds, refusal === 'locked' ? 42 : undefined);
  });
}
