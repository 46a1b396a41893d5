import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { workPrivacyCases } from './work-privacy-cases.ts';

type Case = NonNullable<AnswerOf<'user', 'claimPrivacyCase'>['case']>;
type Step = InputTo<'user', 'recordPrivacyStep'>;

const caseId = '01890000-0000-7000-8000-000000000001';
const orderId = '01890000-0000-7000-8000-000000000002';
const person = { customerId: caseId, email: 'a@example.com', phone: null };
const at = (room: Case['room'], more: Partial<Case> = {}): Case => ({
  caseId,
  kind: 'export',
  room,
  cursor: null,
  version: 1,
  person,
  ...more,
});

/** Rooms that answer a page and another, and a user that gives these cases and keeps what is recorded. */
async function workOn(cases: Case[], answers: Record<string, unknown> = {}, killAt = '') {
  const asked: [string, unknown][] = [];
  const steps: Step[] = [];
  const waiting = [...cases];
  const room = (name: string) => ({
    exportPerson: (input: { cursor?: string }) => {
      asked.push([`${name}.exportPerson`, input]);
      return Promise.resolve({
        records: [{ kind: name, data: {} }],
        nextCursor: input.cursor ? null : 'more',
      });
    },
    erasePerson: (input: unknown) => {
      asked.push([`${name}.erasePerson`, input]);
      return Promise.resolve(answers[name] ?? { state: 'done' });
    },
  });
  const call = {
    payment: room('payment'),
    insight: room('insight'),
    catalog: room('catalog'),
    order: {
      ...room('order'),
      listOrdersOfPerson: () => Promise.resolve({ orderIds: [orderId], nextCursor: null }),
    },
    user: {
      ...room('user'),
      claimPrivacyCase: () => Promise.resolve({ case: waiting.shift() ?? null }),
      recordPrivacyStep: (step: Step) => {
        steps.push(step);
        return Promise.resolve(answers['record'] ?? {});
      },
    },
  };
  const killPoint = (name: string) => {
    if (name === killAt) throw new Error(`killed at ${name}`);
  };
  const died = await workPrivacyCases({ call, killPoint } as never).catch((error: unknown) => {
    if (killAt === '') throw error;
    return String(error);
  });
  return { asked, steps, died };
}

test('each room is asked for its pages; payment goes by the orders of the person', async () => {
  const { asked, steps } = await workOn([
    at('payment'),
    at('order', { version: 2 }),
    at('order', { version: 3, cursor: 'more' }),
    at('catalog', { version: 4 }),
  ]);
  assert.deepEqual(asked, [
    ['payment.exportPerson', { person, orderIds: [orderId] }],
    ['order.exportPerson', { person }],
    ['order.exportPerson', { person, cursor: 'more' }],
    ['catalog.exportPerson', { person }],
  ]);
  assert.deepEqual(
    steps.map(({ version, outcome, cursor, records }) => [version, outcome, cursor, records.length]),
    [
      [1, 'room-done', null, 1],
      [2, 'page', 'more', 1],
      [3, 'room-done', null, 1],
      [4, 'page', 'more', 1],
    ],
  );
});

test('a room that is done, has more, or must wait moves the case accordingly', async () => {
  const erase = (room: Case['room']) => at(room, { kind: 'erase' });
  const { asked, steps } = await workOn(
    [erase('payment'), erase('order'), erase('insight'), erase('catalog'), erase('user')],
    {
      insight: { state: 'more' },
      order: { state: 'wait' },
    },
  );
  assert.deepEqual(
    steps.map(({ outcome }) => outcome),
    ['room-done', 'wait', 'page', 'room-done', 'room-done'],
  );
  const waiting = await workOn([erase('payment')], { payment: { state: 'wait' } });
  assert.deepEqual(
    waiting.steps.map(({ outcome }) => outcome),
    ['wait'],
  );
  assert.deepEqual(asked[0], ['payment.erasePerson', { person, orderIds: [orderId] }]);
});

test('another worker that is further is no fault; anything else refused is', async () => {
  const refused = (refusal: string) => ({ record: { refusal, detail: 'no' } });
  assert.equal((await workOn([at('insight')], refused('version-conflict'))).steps.length, 1);
  await assert.rejects(workOn([at('insight')], refused('internal')), /no/);
});

test('a worker that dies has recorded nothing, so that another asks the room again', async () => {
  for (const place of ['before-room', 'after-room']) {
    const { asked, steps, died } = await workOn([at('insight')], {}, `gateway.work-privacy-cases.${place}`);
    assert.match(String(died), /killed/);
    assert.deepEqual([asked.length, steps.length], [place === 'before-room' ? 0 : 1, 0]);
  }
});
