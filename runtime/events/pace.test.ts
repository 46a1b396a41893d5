import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPace } from './pace.ts';

const idle = { isBusy: false, isHeldBack: false };

test('looks grow rarer while nothing comes, up to three seconds', () => {
  const pace = createPace();
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6].map(() => pace(idle)),
    [250, 500, 1000, 2000, 3000, 3000],
  );
});

test('there is no wait while there is more, and idling begins anew after it', () => {
  const pace = createPace();
  pace(idle);
  assert.equal(pace({ isBusy: true, isHeldBack: true }), 0);
  assert.equal(pace(idle), 250);
});

test('while something is held back looks are close at first and then rarer', () => {
  const pace = createPace();
  const held = { isBusy: false, isHeldBack: true };
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7].map(() => pace(held)),
    [10, 20, 40, 80, 160, 250, 250],
  );
  assert.equal(pace(idle), 250);
  assert.equal(pace(held), 10);
});
