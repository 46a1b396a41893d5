import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgePicture, type Picture } from './judge-picture.ts';

const known = {
  providerPaymentId: 'pay_1',
  providerVersion: 3,
  amountMinor: 500,
  capturedMinor: 500,
  refundedMinor: 100,
  voidedMinor: 0,
};
const picture: Picture = {
  providerPaymentId: 'pay_1',
  state: 'captured',
  version: 4,
  capturedMinor: 500,
  refundedMinor: 200,
  voidedMinor: 0,
};

const cases: [what: string, changes: Partial<Picture>, verdict: ReturnType<typeof judgePicture>][] = [
  ['a later version', {}, 'new'],
  ['the same version', { version: 3 }, 'old'],
  ['an earlier version, whatever it says', { version: 1, capturedMinor: 0, refundedMinor: 0 }, 'old'],
  [
    'another payment, however old',
    { providerPaymentId: 'pay_2', version: 1 },
    { fault: 'it is of payment pay_2, and pay_1 was made first' },
  ],
  [
    'less captured',
    { capturedMinor: 499 },
    { fault: 'sums that were captured or refunded have become less' },
  ],
  ['less refunded', { refundedMinor: 99 }, { fault: 'sums that were captured or refunded have become less' }],
  ['more captured than asked', { capturedMinor: 501 }, { fault: 'more was captured than was asked for' }],
  ['more refunded than captured', { refundedMinor: 501 }, { fault: 'more was refunded than was captured' }],
];

for (const [what, changes, verdict] of cases) {
  test(`a picture with ${what}`, () => {
    assert.deepEqual(judgePicture(known, { ...picture, ...changes }), verdict);
  });
}

test('what was let go is never held again, nor captured', () => {
  const part = { ...known, capturedMinor: 300, voidedMinor: 100 };
  const less = { ...picture, capturedMinor: 300, voidedMinor: 99 };
  assert.deepEqual(judgePicture(part, less), { fault: 'what was let go is held again' });
  const more = { ...picture, capturedMinor: 300, voidedMinor: 201 };
  assert.deepEqual(judgePicture(part, more), { fault: 'more was captured and let go than was held' });
  assert.equal(judgePicture(part, { ...picture, capturedMinor: 300, voidedMinor: 200 }), 'new');
});

test('the first picture of an attempt is new, whichever version it has', () => {
  const fresh = { ...known, providerPaymentId: null, providerVersion: 0, capturedMinor: 0, refundedMinor: 0 };
  assert.equal(judgePicture(fresh, { ...picture, version: 1 }), 'new');
  assert.equal(judgePicture(fresh, { ...picture, version: 7 }), 'new');
});
