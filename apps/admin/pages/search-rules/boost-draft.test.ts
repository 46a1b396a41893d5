import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyBoost, inputOfBoost } from './boost-draft.ts';

test('a boost is sent when it says what, how much and why', () => {
  const draft = { ...emptyBoost, value: ' red-lantern ', reason: 'Festival' };
  assert.deepEqual(inputOfBoost(draft), {
    target: 'product=red-lantern',
    word: null,
    factor: 2,
    startsAt: null,
    endsAt: null,
    reason: 'Festival',
  });
  const local = '2026-02-01T09:00';
  const attribute = {
    ...draft,
    kind: 'attribute',
    attribute: 'colour',
    value: 'Red',
    word: 'gift',
    startsAt: local,
  };
  assert.deepEqual(inputOfBoost(attribute), {
    target: 'colour=Red',
    word: 'gift',
    factor: 2,
    startsAt: new Date(local).toISOString(),
    endsAt: null,
    reason: 'Festival',
  });
});

test('a boost is not sent while something is missing', () => {
  const whole = { ...emptyBoost, value: 'x', reason: 'y' };
  for (const missing of [{ value: ' ' }, { reason: '' }, { factor: '' }, { kind: 'attribute' }])
    assert.equal(inputOfBoost({ ...whole, ...missing }), undefined, JSON.stringify(missing));
});
