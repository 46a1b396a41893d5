import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rateHeaders } from './rate-headers.ts';
import { strictLimits } from './strict-limits.ts';
import { routeTable } from '../route-table.ts';

test('the headers name each policy, its quota, and what is left of it', () => {
  const states = [
    { policy: 'address', perMinute: 6000, left: 1199, resetSeconds: 1 },
    { policy: 'sign-in', perMinute: 60, left: 0, resetSeconds: 20 },
  ];
  assert.deepEqual(rateHeaders(states), {
    'ratelimit-policy': '"address";q=6000;w=60, "sign-in";q=60;w=60',
    ratelimit: '"address";r=1199;t=1, "sign-in";r=0;t=20',
  });
});

test('what is limited strictly is there', () => {
  const calls = new Set(routeTable().map(({ service, call }) => `${service}.${call}`));
  assert.deepEqual(
    Object.keys(strictLimits).filter((name) => !calls.has(name)),
    [],
  );
});
