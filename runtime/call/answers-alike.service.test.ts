import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { refuse } from '#contracts/refusals.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import { ServiceFailure } from '../door/failure.ts';
import { callContext, signed } from '../testing/call-context.ts';
import { openCallBench, type CallProcess } from '../testing/open-call-bench.ts';
import type { CallContext } from '../tools.ts';

const bench = openCallBench();
const orderId = '01890000-0000-7000-8000-000000000001';
const staff = {
  kind: 'staff',
  staffId: '01890000-0000-7000-8000-000000000002',
  sessionId: '01890000-0000-7000-8000-000000000003',
  permissions: ['orders.read'],
} as const;
const seenBy: { context: CallContext; input: unknown }[] = [];

/** One room that answers in every way a room can. */
const calls = {
  getOrder: (tools: { context: CallContext }, input: unknown) => {
    seenBy.push({ context: tools.context, input });
    return Promise.resolve({ orderId, nothing: null, left: undefined, nested: [{ at: new Date(0) }, 1.5] });
  },
  findOrder: () =>
    Promise.resolve(
      refuse('order-not-found', 'There is no such order.', {
        path: '/email',
        data: { tried: 3 },
        retryAfterSeconds: 9,
      }),
    ),
  cancelOrder: () => Promise.reject(new ServiceFailure('overloaded', 'too much to do')),
  listOrders: () => Promise.resolve({ orders: [] }),
};
const everyCall = { ...calls, checkout: calls.findOrder };

let together: CallProcess;
let apart: CallProcess;
before(async () => {
  together = await bench.openProcess({ gateway: {}, order: everyCall });
  bench.instances.length = 0;
  apart = await bench.openProcess({ gateway: {}, user: {} });
  await bench.openProcess({ order: everyCall });
});
after(() => bench.close());

type Asked = { call: string; input: unknown; context?: Partial<CallContext>; from?: ServiceName };

/** What came of a call, as data: the answer or refusal, or the failure. */
async function outcomeIn(
  process: CallProcess,
  { call, input, context, from = 'gateway' }: Asked,
): Promise<unknown> {
  try {
    return { answer: await process.reach(from, 'order', call, input, callContext(context)) };
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    return { code: error.code, message: error.message, wasNotStarted: error.wasNotStarted };
  }
}

async function alike(asked: Asked): Promise<unknown> {
  const byFunction = await outcomeIn(together, asked);
  assert.deepEqual(await outcomeIn(apart, asked), byFunction);
  return byFunction;
}

test('an answer is the same by function and by HTTP, and no live object passes', async () => {
  assert.deepEqual(await alike({ call: 'getOrder', input: { orderId } }), {
    answer: { orderId, nothing: null, nested: [{ at: '1970-01-01T00:00:00.000Z' }, 1.5] },
  });
});

test('refusals are the same by function and by HTTP: of the flow, of the contract, of rights, of callers', async () => {
  const code = async (asked: Asked) =>
    ((await alike(asked)) as { answer: { refusal: string; path?: string } }).answer;
  assert.deepEqual(
    await alike({ call: 'findOrder', input: { orderNumber: 'AB-12', email: 'a@example.org' } }),
    {
      answer: refuse('order-not-found', 'There is no such order.', {
        path: '/email',
        data: { tried: 3 },
        retryAfterSeconds: 9,
      }),
    },
  );
  const wrong = await code({ call: 'getOrder', input: { orderId: 'no id' } });
  assert.deepEqual([wrong.refusal, wrong.path], ['invalid-input', '/orderId']);
  assert.equal((await code({ call: 'listOrders', input: {} })).refusal, 'sign-in-required');
  assert.equal(
    (await code({ call: 'listOrders', input: {}, context: signed({ ...staff, permissions: [] }) })).refusal,
    'not-allowed',
  );
  assert.equal((await code({ call: 'getOrder', input: { orderId }, from: 'user' })).refusal, 'not-allowed');
});

test('failures have the same code by function and by HTTP', async () => {
  assert.deepEqual(await alike({ call: 'cancelOrder', input: { orderId } }), {
    code: 'overloaded',
    message: 'too much to do',
    wasNotStarted: false,
  });
  assert.deepEqual(
    await alike({ call: 'getOrder', input: { orderId }, context: { deadlineMs: performance.now() } }),
    {
      code: 'deadline-exceeded',
      message: 'no time was left on arrival',
      wasNotStarted: true,
    },
  );
});

test('the room is told the same of who asks, who calls, and in which trace', async () => {
  const context = callContext({ ...signed(staff), client: 'a hash of an address' });
  for (const process of [together, apart]) {
    seenBy.length = 0;
    await process.reach('gateway', 'order', 'getOrder', { orderId }, context);
    const [{ context: seen, input } = assert.fail()] = seenBy;
    assert.deepEqual(seen.subject, staff);
    assert.equal(seen.subjectToken, context.subjectToken);
    assert.equal(seen.client, 'a hash of an address');
    assert.equal(seen.caller, 'gateway');
    assert.equal(seen.trace.traceId, context.trace.traceId);
    assert.notEqual(seen.trace.spanId, context.trace.spanId);
    assert.deepEqual(input, { orderId });
  }
});
