import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFaults } from './watch-answers.ts';

const answerMs = 1000;
const detail = 'Try again in a moment.';
const problem = { title: 'The shop is away', detail };

function answered(status: number, body: unknown, type = 'application/problem+json'): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers: { 'content-type': type } });
}

test('an answer, and a refusal that says what is the matter, are what a shop may give, in time', async () => {
  const rightly = [
    answered(200, {}, 'application/json'),
    answered(503, { ...problem, code: 'unavailable' }),
    answered(402, { ...problem, code: 'payment-declined' }),
  ];
  for (const response of rightly) assert.deepEqual(await findFaults(response, answerMs, answerMs), []);
});

test('a late answer, an error, and a refusal without a code, its status or words are found', async () => {
  assert.deepEqual(await findFaults(answered(200, {}), answerMs + 1, answerMs), ['/ took 1001 ms']);
  const faults = [
    answered(500, { ...problem, code: 'internal' }),
    answered(503, { ...problem, code: 'no-such-code' }),
    answered(500, { ...problem, code: 'unavailable' }),
    answered(503, { ...problem, code: 'unavailable', detail: '' }),
    answered(502, '<h1>Bad gateway</h1>', 'text/html'),
  ];
  for (const response of faults) {
    const [fault] = await findFaults(response, 1, answerMs);
    assert.match(fault ?? '', new RegExp(`answered ${response.status} with`));
  }
});
