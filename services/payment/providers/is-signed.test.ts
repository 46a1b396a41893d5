import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { isSigned } from './is-signed.ts';

const now = 1_795_000_000;
const body = '{"id":"evt_1"}';

function sign(secret: string, seconds: number, text = body): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex')}`;
}

const check = (signature: string | undefined, text = body) => isSigned('secret', signature, text, now * 1000);

test('a signature of this secret, this body and about now is right', () => {
  assert.equal(check(sign('secret', now)), true);
  assert.equal(check(sign('secret', now - 900)), true);
  assert.equal(check(sign('secret', now + 900)), true);
});

const wrong: [what: string, signature: string | undefined, text?: string][] = [
  ['none', undefined],
  ['an empty one', ''],
  ['one of an old secret', sign('old secret', now)],
  ['one of no secret', sign('', now)],
  ['one of another body', sign('secret', now), '{"id":"evt_2"}'],
  ['one of more than a quarter of an hour ago', sign('secret', now - 901)],
  ['one of the future', sign('secret', now + 901)],
  ['one with another time', sign('secret', now).replace(`t=${now}`, `t=${now + 1}`)],
  ['a cut one', sign('secret', now).slice(0, -1)],
  ['two', `${sign('secret', now)},${sign('secret', now)}`],
];

for (const [what, signature, text] of wrong) {
  test(`refused: ${what}`, () => assert.equal(check(signature, text), false));
}
