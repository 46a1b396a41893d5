import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { isRefusal, refuse } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { gatewayService } from '../../service.ts';
import { aStaffSubject } from '../../testing.ts';
import type { GatewayResources } from './gateway-resources.ts';

let room: TestRoom<'gateway'>;
let server: GatewayResources['server'];
let answer: () => Promise<unknown> = () => Promise.resolve({});
let entriesWhileAsked = 0;
const staff = aStaffSubject(['staff.manage']);
const keyId = uuidv7();
const subjects: Record<string, Subject> = {
  staff,
  key: { kind: 'key', keyId, permissions: [] },
  customer: { kind: 'customer', customerId: uuidv7(), sessionId: uuidv7() },
};

before(async () => {
  room = await openTestRoom(gatewayService, {
    reach: async (_from, _to, call, input) => {
      if (call === 'resolveSession') {
        const { sessionToken } = input as { sessionToken: string };
        return { subject: subjects[sessionToken] };
      }
      entriesWhileAsked = (await entries()).filter(({ outcome }) => outcome === null).length;
      return answer();
    },
  });
  server = (room.room.toolsFor(room.context()).resources as GatewayResources).server;
  await server.ready();
});
afterEach(async () => {
  assert.deepEqual(await gatewayService.audit(room.db), []);
  await run('delete from audit_entry');
});
after(() => room.close());

const run = (text: string) =>
  room.db.rows<{ entryId: string }>({ name: text.slice(0, 60), text, values: [] });

async function entries(input: object = {}) {
  const found = await room.ask('listAuditLog', input, { subject: staff });
  assert.ok(!isRefusal(found));
  return found.entries;
}

async function send(who: string, method: 'POST' | 'GET' | 'PUT', path: string, body?: object) {
  return server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { 'souk-session': who, 'content-type': 'application/json' },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  });
}
const cancel = (who: string, orderId: string) =>
  send(who, 'POST', `/orders/${orderId}/cancel`, { reason: 'Ada called' });

test('a change by staff is noted before it is asked for, and how it ended after, without its words', async () => {
  const orderId = uuidv7();
  answer = () => Promise.resolve({ orderId });
  assert.equal((await cancel('staff', orderId)).statusCode, 200);
  assert.equal(entriesWhileAsked, 1, 'noted before');
  answer = () => Promise.resolve(refuse('order-state', 'It was sent.'));
  await cancel('key', orderId);
  answer = () => Promise.reject(new Error('broken'));
  assert.equal((await cancel('staff', orderId)).statusCode, 500);
  const found = await entries();
  assert.deepEqual(
    found.map(({ entryId: _id, at: _at, ...entry }) => entry),
    [
      { who: `staff:${staff.kind === 'staff' ? staff.staffId : ''}`, outcome: 'failed' },
      { who: `key:${keyId}`, outcome: 'order-state' },
      { who: `staff:${staff.kind === 'staff' ? staff.staffId : ''}`, outcome: 'done' },
    ].map((entry) => ({ ...entry, call: 'order.cancelOrder', targetKind: 'orderId', targetId: orderId })),
  );
  assert.equal(JSON.stringify(found).includes('Ada'), false);
});

test('what a change makes is told by its answer', async () => {
  const staffId = uuidv7();
  answer = () => Promise.resolve({ staffId, email: 'new@souk.example' });
  await send('staff', 'POST', '/staff', { email: 'new@souk.example', name: 'New', roles: ['support'] });
  const [entry] = await entries();
  assert.deepEqual(
    [entry?.call, entry?.targetKind, entry?.targetId, entry?.outcome],
    ['user.createStaff', 'staffId', staffId, 'done'],
  );
  assert.equal(JSON.stringify(entry).includes('new@'), false);
});

test('reading, customers and visitors leave nothing in the log, and cost no statement more', async () => {
  answer = () => Promise.resolve({});
  room.statements.length = 0;
  await send('staff', 'GET', '/staff/orders');
  await cancel('customer', uuidv7());
  assert.deepEqual(
    room.statements.filter((name) => name.startsWith('gateway.audit-log') && !name.includes('list')),
    [],
  );
  assert.deepEqual(await entries(), []);
  room.statements.length = 0;
  await cancel('staff', uuidv7());
  assert.equal(room.statements.filter((name) => /audit-log\.(begin|end)/.test(name)).length, 2);
});

test('the log is read page by page, the newest first, by person, call and thing', async () => {
  const orders = [uuidv7(), uuidv7(), uuidv7()];
  answer = () => Promise.resolve({});
  for (const orderId of orders) await cancel('staff', orderId);
  await send('key', 'PUT', `/staff/search/boosts/${orders[0]}`, {});
  const targets = async (input: object) => (await entries(input)).map(({ targetId }) => targetId);
  const first = await room.ask('listAuditLog', { limit: 3 }, { subject: staff });
  assert.ok(!isRefusal(first));
  const cursor = first.nextCursor ?? '';
  assert.deepEqual(await targets({ limit: 3, cursor }), [orders[0]]);
  assert.deepEqual(await targets({ who: `key:${keyId}` }), [orders[0]]);
  assert.deepEqual(await targets({ call: 'order.cancelOrder' }), orders.toReversed());
  assert.equal((await targets({ targetId: orders[0] })).length, 2);
  const asked = [
    await room.ask('listAuditLog', { cursor: 'zz' }, { subject: staff }),
    await room.ask('listAuditLog', { call: 'order.ship', targetId: 'x' }, { subject: staff }),
    await room.ask('listAuditLog', {}, { subject: aStaffSubject(['orders.read']) }),
  ];
  assert.deepEqual(
    asked.map((each) => isRefusal(each) && each.refusal),
    ['invalid-input', 'invalid-input', 'not-allowed'],
  );
});

test('entries are forgotten after the days that the shop keeps them', async () => {
  answer = () => Promise.resolve({});
  const [old, kept] = [uuidv7(), uuidv7()];
  await cancel('staff', old);
  await cancel('staff', kept);
  await run(`update audit_entry set at = now() - interval '366 days' where target_id = '${old}'`);
  await room.run('prune-audit-log');
  assert.deepEqual(
    (await entries()).map(({ targetId }) => targetId),
    [kept],
  );
});
