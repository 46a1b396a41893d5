import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlessGivenUp } from './unless-given-up.ts';

test('work is waited for until it is done or given up, and no longer', async () => {
  const giveUp = new AbortController();
  assert.equal(await unlessGivenUp(Promise.resolve(7), giveUp.signal), 7);
  await assert.rejects(unlessGivenUp(Promise.reject(new Error('broke')), giveUp.signal), /broke/);
  const endless = unlessGivenUp(new Promise(() => {}), giveUp.signal);
  giveUp.abort(new Error('told to stop'));
  await assert.rejects(endless, /told to stop/);
  await assert.rejects(unlessGivenUp(new Promise(() => {}), giveUp.signal), /told to stop/);
});
