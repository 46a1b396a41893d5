import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { Subject } from '#contracts/access.ts';
import type { CallContext } from '#runtime/tools.ts';
import { createIdentities } from './identities.ts';

const customer: Subject = { kind: 'customer', customerId: 'c-1', sessionId: 's-1' };
const context = { subject: { kind: 'anonymous' } } as CallContext;
const session = { kind: 'session', value: 'secret' } as const;

function setUp(answers: () => unknown) {
  const asked: unknown[] = [];
  const identities = createIdentities({
    reach: (_from, _to, call, _input, own) => {
      asked.push([call, own.subject.kind]);
      return Promise.resolve(answers());
    },
    sign: () => ({ token: 'signed', expiresAtMs: Date.now() + 300_000 }),
    trustMs: () => 5000,
  });
  return { identities, asked };
}

test('who is behind a session is asked once, as the system, and then known', async () => {
  const { identities, asked } = setUp(() => ({ subject: customer }));
  assert.deepEqual(await identities.find(session, context), { subject: customer, token: 'signed' });
  await identities.find(session, context);
  assert.deepEqual(asked, [['resolveSession', 'system']]);
});

test('an ended session is forgotten at once and asked again', async () => {
  const { identities, asked } = setUp(() =>
    asked.length < 2 ? { subject: customer } : refuse('session-expired', 'It ended.'),
  );
  await identities.find(session, context);
  identities.forget((subject) => subject.kind === 'customer' && subject.sessionId === 's-1');
  assert.ok(isRefusal(await identities.find(session, context)));
  assert.equal(asked.length, 2);
});

test('what was heard before an ending is not kept after it', async () => {
  let end = () => {};
  const { identities, asked } = setUp(() => {
    end();
    return { subject: customer };
  });
  end = () => identities.forget(() => false);
  await identities.find(session, context);
  end = () => {};
  await identities.find(session, context);
  assert.equal(asked.length, 2);
});
