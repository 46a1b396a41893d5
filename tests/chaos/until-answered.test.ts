import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusals, type RefusalCode } from '#contracts/refusals.ts';
import type { Reply } from '../../apps/client/client.ts';
import { untilAnswered } from './until-answered.ts';

function refused(code: RefusalCode | 'network', status: number, headers = {}): Reply<string> {
  const problem = { status, code, title: 'No', detail: `no: ${code}` };
  return { isOk: false, problem, headers: new Headers(headers) };
}

const bought: Reply<string> = { isOk: true, answer: 'bought', headers: new Headers() };
const soon = { 'retry-after': '1' };

/** What becomes of a request that is answered so at first, and then with what was asked for. */
function after(first: Reply<string>): Promise<Reply<string>> {
  const replies = [first, bought];
  return untilAnswered(() => Promise.resolve(replies.shift() ?? bought));
}

test('whoever is told to come again, or nothing at all, asks again', async () => {
  const outages = ['unavailable', 'overloaded', 'deadline-exceeded'] as const;
  const waits = ['in-flight', 'version-conflict', 'locked', 'payment-pending'] as const;
  const replies = await Promise.all([
    ...outages.map((code) => after(refused(code, refusals[code].status, soon))),
    ...waits.map((code) => after(refused(code, refusals[code].status))),
    after(refused('network', 0)),
  ]);
  for (const reply of replies) assert.equal(reply, bought);
});

test('a refusal for good is given back', async () => {
  const gone = refused('out-of-stock', 409);
  assert.equal(await after(gone), gone);
});

test('a shop that fails, is away without a word, or does not say for how long, fails the scenario', async () => {
  const faults: [Reply<string>, RegExp][] = [
    [refused('internal', 500), /the shop failed.*no: internal/],
    [refused('internal', 500, soon), /the shop failed/],
    [refused('network', 502), /no problem document/],
    [refused('network', 500, soon), /no problem document/],
    [refused('unavailable', 503), /when to come again/],
    [refused('deadline-exceeded', 504), /when to come again/],
    [refused('unavailable', 500, soon), /500/],
  ];
  for (const [reply, words] of faults) await assert.rejects(after(reply), { message: words });
});
