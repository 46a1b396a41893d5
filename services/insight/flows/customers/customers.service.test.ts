import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { insightService } from '../../service.ts';
import { analyst, anOrderCancelled, anOrderPaid, supporter } from '../../testing.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000 - 60_000).toISOString();

async function buy(customerId: string, totalMinor: number, days: number): Promise<string> {
  const orderId = uuidv7();
  await room.hear(anOrderPaid(orderId, totalMinor, { paidAt: daysAgo(days), lines: [], customerId }));
  return orderId;
}

async function figures(customerId: string) {
  const answer = await room.ask('getCustomerFigures', { customerId }, supporter);
  assert.ok('profiles' in answer);
  return {
    profiles: answer.profiles.map(({ orders, valueMinor, daysSince }) => [orders, valueMinor, daysSince]),
    segments: answer.segments.map(({ title }) => title.en),
  };
}

type Segment = InputTo<'insight', 'setSegment'>;
const aSegment = (more: Partial<Segment> = {}): Segment => ({
  segmentId: uuidv7(),
  title: { en: 'Big', zh: '大客户' },
  currency: null,
  daysSinceLeast: null,
  daysSinceMost: null,
  ordersLeast: null,
  ordersMost: null,
  valueMinorLeast: null,
  valueMinorMost: null,
  version: 0,
  ...more,
});

async function sizes(): Promise<Record<string, number>> {
  const answer = await room.ask('listSegments', {}, supporter);
  assert.ok('segments' in answer);
  return Object.fromEntries(answer.segments.map(({ title, size }) => [title.en, size]));
}

test('a profile tells how lately, how often and for how much, what was given back taken off', async () => {
  const customer = uuidv7();
  await buy(customer, 1000, 40);
  const last = await buy(customer, 500, 3);
  assert.deepEqual((await figures(customer)).profiles, [[2, 1500, 3]]);
  await room.hear(anOrderCancelled(last, 500, daysAgo(3)));
  await room.hear(anOrderCancelled(last, 500, daysAgo(3)));
  assert.deepEqual((await figures(customer)).profiles, [[2, 1000, 3]]);
  assert.deepEqual(await figures(uuidv7()), { profiles: [], segments: [] });
});

test('orders of one customer at the same time are all in the profile', async () => {
  const customer = uuidv7();
  await Promise.all(Array.from({ length: 12 }, () => buy(customer, 10, 1)));
  assert.deepEqual((await figures(customer)).profiles, [[12, 120, 1]]);
});

test('an order moves its customer between segments, and sizes follow', async () => {
  const before = await sizes();
  const customer = uuidv7();
  await buy(customer, 100, 5);
  assert.deepEqual((await figures(customer)).segments, ['New']);
  assert.equal((await sizes())['New'], (before['New'] ?? 0) + 1);
  for (let order = 0; order < 3; order += 1) await buy(customer, 100, 2);
  assert.deepEqual((await figures(customer)).segments, ['Loyal']);
  assert.deepEqual(await sizes(), { ...before, Loyal: (before['Loyal'] ?? 0) + 1 });
});

test('customers are sorted by a new rule and by the passing of time when the job runs', async () => {
  const [big, small] = [uuidv7(), uuidv7()];
  await buy(big, 90_000, 10);
  await buy(small, 100, 10);
  const segment = aSegment({ currency: 'GBP', valueMinorLeast: 50_000 });
  assert.deepEqual(await room.ask('setSegment', segment, supporter), { version: 1 });
  await room.run('sort-customers');
  assert.deepEqual((await figures(big)).segments.toSorted(), ['Big', 'New']);
  assert.deepEqual((await figures(small)).segments, ['New']);
  const members = await room.ask('listSegmentMembers', { segmentId: segment.segmentId }, supporter);
  assert.deepEqual(members, { customerIds: [big], nextCursor: null });
  for (const table of ['order_figures', 'customer_profiles']) {
    const columns = table === 'order_figures' ? ['paid_at'] : ['first_paid_at', 'last_paid_at'];
    const set = columns.map((column) => `${column} = ${column} - interval '100 days'`).join(', ');
    const text = `update ${table} set ${set} where customer_id = $1`;
    await room.db.rows({ name: `test.age-${table}`, text, values: [small] });
  }
  await room.run('sort-customers');
  assert.deepEqual((await figures(small)).segments, []);
  await room.ask('removeSegment', { segmentId: segment.segmentId }, supporter);
  assert.deepEqual((await figures(big)).segments, ['New']);
});

test('members come page by page', async () => {
  const segment = aSegment({ ordersLeast: 1 });
  await room.ask('setSegment', segment, supporter);
  await room.run('sort-customers');
  const ids = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof members>> = await members(segment.segmentId, cursor);
    assert.ok('customerIds' in page);
    ids.push(...page.customerIds);
    cursor = page.nextCursor;
  } while (cursor !== null);
  assert.equal(ids.length, (await sizes())['Big']);
  assert.equal(new Set(ids).size, ids.length);
  await room.ask('removeSegment', { segmentId: segment.segmentId }, supporter);
});
const members = (segmentId: string, cursor: string | null) =>
  room.ask('listSegmentMembers', { segmentId, limit: 2, ...(cursor !== null && { cursor }) }, supporter);

test('a rule is tried before it is kept, and finds whom its segment would hold', async () => {
  const [often, once] = [uuidv7(), uuidv7()];
  for (const days of [30, 20]) await buy(often, 7000, days);
  await buy(once, 7777, 25);
  const { segmentId: _id, title: _title, version: _version, ...none } = aSegment();
  const fits = async (more: Partial<typeof none>) => {
    const answer = await room.ask('previewSegment', { ...none, ...more }, supporter);
    assert.ok('size' in answer);
    assert.equal(answer.size, answer.customerIds.length);
    return [often, once].filter((id) => answer.customerIds.includes(id));
  };
  const before = await sizes();
  room.statements.length = 0;
  assert.deepEqual(await fits({ ordersLeast: 2, daysSinceLeast: 20, daysSinceMost: 20 }), [often]);
  assert.deepEqual(room.statements, ['insight.segments.count-fitting']);
  assert.deepEqual(await fits({ daysSinceLeast: 21, daysSinceMost: 25 }), [once]);
  assert.deepEqual(await fits({ currency: 'GBP', valueMinorLeast: 7777, valueMinorMost: 14_000 }), [
    often,
    once,
  ]);
  assert.deepEqual(await fits({ currency: 'CNY', valueMinorLeast: 1 }), []);
  const refused = await room.ask('previewSegment', none, supporter);
  assert.deepEqual('refusal' in refused && [refused.refusal, refused.path], [
    'value-invalid',
    '/ordersLeast',
  ]);
  assert.deepEqual(await sizes(), before);
});

test('customers are listed by what they paid, those who paid most first, page by page', async () => {
  const same = [uuidv7(), uuidv7(), uuidv7()];
  for (const id of same) await buy(id, 900_000, 1);
  const ids: string[] = [];
  const values: number[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof top>> = await top(cursor);
    assert.ok('customers' in page);
    ids.push(...page.customers.map(({ customerId }) => customerId));
    values.push(...page.customers.map(({ valueMinor }) => valueMinor));
    cursor = page.nextCursor;
  } while (cursor !== null);
  assert.deepEqual(ids.slice(0, 3), same.toSorted());
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    values,
    values.toSorted((a, b) => b - a),
  );
  const refused = await room.ask('listTopCustomers', { currency: 'GBP', cursor: 'x' }, supporter);
  assert.equal('refusal' in refused && refused.refusal, 'invalid-input');
});
const top = (cursor: string | null) =>
  room.ask('listTopCustomers', { currency: 'GBP', limit: 2, ...(cursor !== null && { cursor }) }, supporter);

test('a rule that cannot be is refused, and nothing is written', async () => {
  const before = await sizes();
  const wrong: [Partial<Segment>, path: string][] = [
    [{}, '/ordersLeast'],
    [{ ordersLeast: 3, ordersMost: 2 }, '/ordersMost'],
    [{ daysSinceLeast: 3, daysSinceMost: 2 }, '/daysSinceMost'],
    [{ valueMinorLeast: 3 }, '/currency'],
  ];
  for (const [more, path] of wrong) {
    const refused = await room.ask('setSegment', aSegment(more), supporter);
    assert.deepEqual('refusal' in refused && [refused.refusal, refused.path], ['value-invalid', path]);
  }
  assert.deepEqual(await sizes(), before);
});

test('of two who change a segment at once one is told, with who was first; a repeat changes nothing', async () => {
  const segment = aSegment({ ordersLeast: 5 });
  const set = (more: Partial<Segment>) => room.ask('setSegment', { ...segment, ...more }, supporter);
  assert.deepEqual(await set({}), { version: 1 });
  assert.deepEqual(await set({}), { version: 1 }, 'a repeat');
  const both = await Promise.all([
    set({ version: 1, ordersLeast: 6 }),
    set({ version: 1, title: { en: 'Regulars', zh: '常客' } }),
  ]);
  assert.deepEqual(
    both.flatMap((each) => ('refusal' in each ? [each.refusal] : [])),
    ['version-conflict'],
  );
  const listed = async () => {
    const answer = await room.ask('listSegments', { limit: 100 }, supporter);
    return 'segments' in answer
      ? answer.segments.find(({ segmentId }) => segmentId === segment.segmentId)
      : undefined;
  };
  const now = await listed();
  assert.ok(now && supporter.subject?.kind === 'staff');
  assert.deepEqual([now.version, now.changedBy], [2, `staff:${supporter.subject.staffId}`]);
  await room.ask('removeSegment', { segmentId: segment.segmentId }, supporter);
  const late = await set({ version: 2 });
  assert.equal('refusal' in late && late.refusal, 'version-conflict', 'what was removed does not come back');
  assert.equal(await listed(), undefined);
});

test('customers are for those who may read them, for one round trip', async () => {
  const refused = await room.ask('getCustomerFigures', { customerId: uuidv7() }, analyst);
  assert.equal('refusal' in refused && refused.refusal, 'not-allowed');
  room.statements.length = 0;
  await figures(uuidv7());
  assert.deepEqual(room.statements, ['insight.customers.find-profiles', 'insight.segments.of-customer']);
});
