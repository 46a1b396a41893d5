import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noFaults } from '../faults/control.ts';
import type { Provider } from '../provider.ts';
import type { StoredRecord } from '../store/records.ts';
import { applyRecord, emptyState } from '../store/state.ts';
import { aPayment, quickTimings } from '../testing.ts';
import type { ApiRequest } from './api-request.ts';
import { mutate } from './mutate.ts';

// A provider whose disk takes its time: records are in the state at once and kept when the test says so.
function slowProvider(): { provider: Provider; kept: PromiseWithResolvers<void>; records: StoredRecord[] } {
  const kept = Promise.withResolvers<void>();
  const records: StoredRecord[] = [];
  const state = emptyState();
  const store: Provider['store'] = {
    state,
    commit: (committed) => {
      records.push(...committed);
      committed.forEach((record) => applyRecord(state, record));
      return kept.promise;
    },
    settled: () => kept.promise,
    close: async () => undefined,
  };
  const webhooks = { deliver: () => undefined, setPaused: () => undefined, stop: async () => undefined };
  const fixed = { address: 'http://provider', apiKey: 'test-key', control: noFaults, timings: quickTimings };
  return { provider: { store, webhooks, ...fixed, stopping: new AbortController().signal }, kept, records };
}

function aPost(key: string, body: string): ApiRequest {
  const headers = { 'idempotency-key': key };
  return {
    method: 'POST',
    path: '/v1/payments',
    id: '',
    query: new URLSearchParams(),
    headers,
    body: Buffer.from(body),
  };
}

test('of two equal requests in the same turn one is decided, and neither is answered before the disk has it', async () => {
  const { provider, kept, records } = slowProvider();
  let decisions = 0;
  const answered: string[] = [];
  const requests = ['first', 'second'].map(async (name) => {
    const answer = await mutate(provider, aPost('a', '{}'), () => {
      decisions += 1;
      return { steps: [{ payment: aPayment(), announces: 'payment.authorised' }], status: 201 };
    });
    answered.push(name);
    return answer;
  });
  await new Promise(setImmediate);
  assert.deepEqual({ decisions, answered: [...answered] }, { decisions: 1, answered: [] });
  kept.resolve();
  const [first, second] = await Promise.all(requests);
  assert.equal(first?.body, second?.body);
  assert.deepEqual(
    records.map(({ kind }) => kind),
    ['event', 'payment', 'answer'],
  );
});

test('what is kept for a repeat tells nothing about the card: the fingerprint is keyed', async () => {
  const fingerprints = await Promise.all(
    ['test-key', 'other-key'].map(async (apiKey) => {
      const { provider, kept, records } = slowProvider();
      kept.resolve();
      await mutate({ ...provider, apiKey }, aPost('a', '{"number":"4242424242424242"}'), () => ({
        steps: [],
        status: 200,
        body: '{}',
      }));
      return records.flatMap((record) => (record.kind === 'answer' ? record.answer.fingerprint : []));
    }),
  );
  assert.match(String(fingerprints[0]), /^[\w-]{43}$/);
  assert.notDeepEqual(fingerprints[0], fingerprints[1]);
});
