import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRateLimit } from './rate-limit.ts';

const limit = { policy: 'address', perMinute: 60 };

function setUp(gateways = 1) {
  const clock = { now: 0, gateways };
  const { take } = createRateLimit(
    () => 1 / clock.gateways,
    () => clock.now,
  );
  return { clock, take };
}

test('a visitor has a burst, then waits for what fills again; others and other policies are not touched', () => {
  const { clock, take } = setUp();
  for (let left = 19; left >= 0; left -= 1) {
    const { waitSeconds, ...state } = take(limit, 'a');
    assert.equal(waitSeconds, undefined);
    assert.deepEqual(state, { ...limit, left, resetSeconds: 20 - left });
  }
  assert.equal(take(limit, 'a').waitSeconds, 1);
  assert.equal(take(limit, 'b').waitSeconds, undefined);
  assert.equal(take({ policy: 'sign-in', perMinute: 60 }, 'a').waitSeconds, undefined);
  clock.now += 1000;
  assert.equal(take(limit, 'a').waitSeconds, undefined);
  assert.equal(take(limit, 'a').waitSeconds, 1);
});

test('of two gateways each gives half, and what one takes over when the other is gone', () => {
  const { clock, take } = setUp(2);
  const taken = () => {
    let count = 0;
    while (take(limit, 'a').waitSeconds === undefined) count += 1;
    return count;
  };
  assert.equal(taken(), 10, 'half of the burst');
  clock.now += 10_000;
  assert.equal(taken(), 5, 'half of sixty a minute');
  clock.gateways = 1;
  clock.now += 10_000;
  assert.equal(taken(), 10);
});

test('however many visitors come, memory is bounded and those of now are remembered', () => {
  const { take } = setUp();
  for (let count = 0; count < 20; count += 1) take(limit, 'often');
  const before = process.memoryUsage().heapUsed;
  for (let visitor = 0; visitor < 150_000; visitor += 1) {
    take(limit, `visitor ${visitor}`);
    if (visitor % 50_000 === 0) take(limit, 'often');
  }
  assert.equal(take(limit, 'often').waitSeconds, 1, 'still over its limit');
  assert.equal(take(limit, 'visitor 149999').left, 18);
  assert.equal(take(limit, 'visitor 0').left, 19, 'forgotten');
  assert.ok(process.memoryUsage().heapUsed - before < 80e6);
});
