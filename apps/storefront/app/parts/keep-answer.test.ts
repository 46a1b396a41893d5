import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLost, keepAnswer } from './keep-answer.ts';

test('a lost answer is told as such; answers and redirects go through', async () => {
  assert.equal(await keepAnswer(async () => 'paid'), 'paid');
  const dropped = await keepAnswer(() => Promise.reject(new TypeError('Failed to fetch')));
  assert.ok(typeof dropped === 'object' && isLost(dropped.problem));
  const late = await keepAnswer(() => Promise.reject(Object.assign(new Error('late'), { status: 503 })));
  assert.ok(typeof late === 'object' && isLost(late.problem));
  const redirect = new Response(null, { status: 302 });
  await assert.rejects(
    keepAnswer(() => Promise.reject(redirect as unknown as Error)),
    (thrown) => thrown === redirect,
  );
  assert.equal(isLost({ status: 409, code: 'total-changed', title: '', detail: '' }), false);
  assert.equal(isLost({ status: 409, code: 'in-flight', title: '', detail: '' }), true);
  assert.equal(isLost(undefined), false);
});
