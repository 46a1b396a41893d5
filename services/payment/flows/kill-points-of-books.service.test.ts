import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import {
  accepted,
  anAttempt,
  auditADayLater,
  financeStaff,
  order,
  query,
  sleepADay,
  sleepUntilClosed,
  withProvider,
} from '../testing.ts';

/** Every place where a process that keeps the books may die, with a way there. */
const places: Record<string, (world: World) => Promise<void>> = {
  'payment.reconcile.after-provider': reconcileTwice,
  'payment.reconcile.after-page': reconcileTwice,
  'payment.reconcile.before-judged': reconcileTwice,
  'payment.reconcile.after-judged': reconcileTwice,
  'payment.reconcile.before-held': reconcileTwice,
  'payment.reconcile.after-held': reconcileTwice,
  'payment.resolve-case.before': resolveTwice,
  'payment.resolve-case.after': resolveTwice,
  'payment.round-case.before': roundTwice,
  'payment.round-case.after': roundTwice,
  'payment.close-days.before': closeTwice,
  'payment.close-days.after': closeTwice,
};

type World = {
  room: TestRoom<'payment'>;
  fake: ReturnType<typeof fakeProvider>;
  /** Does something that dies at the place, and then again. */
  dying: (work: () => Promise<unknown>) => Promise<void>;
};

describe('a process that dies while it keeps the books', () => {
  const fake = fakeProvider();
  let room: TestRoom<'payment'>;
  let armed = '';
  before(async () => {
    const killPoint = (name: string) => {
      if (name !== armed) return;
      armed = '';
      throw new Error(`killed at ${name}`);
    };
    room = await openTestRoom(withProvider(paymentService, fake), { killPoint });
  });
  after(() => room.close());

  for (const [place, story] of Object.entries(places)) {
    test(`at ${place}: books nothing twice and leaves nothing out`, async () => {
      let deaths = 0;
      const dying = async (work: () => Promise<unknown>) => {
        armed = place;
        await assert.rejects(work(), new RegExp(`killed at ${place}`));
        deaths += 1;
        await work();
      };
      await story({ room, fake, dying });
      assert.equal(deaths, 1);
      assert.deepEqual(await auditADayLater(room), []);
    });
  }

  test('every kill point of this room is tried, here or beside', async () => {
    const folder = new URL('./', import.meta.url);
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
    const read = async (isWanted: (name: string) => boolean, pattern: RegExp) => {
      const sources = await Promise.all(
        names.filter(isWanted).map((name) => readFile(new URL(name, folder), 'utf8')),
      );
      return new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name)));
    };
    const named = await read((name) => !name.endsWith('.test.ts'), /killPoint\('([^']+)'\)/g);
    const tried = await read((name) => name.startsWith('kill-points'), /^  '(payment\.[^']+)': /gm);
    assert.ok(named.size > 20);
    assert.deepEqual(named, tried);
  });
});

async function reconcileTwice({ room, fake, dying }: World) {
  const attempt = anAttempt();
  accepted(await room.ask('pay', attempt, order));
  await sleepADay(room, fake.lines);
  await dying(() => room.run('reconcile'));
  const { entries } = accepted(await room.ask('listPayments', { orderId: attempt.orderId }, financeStaff));
  assert.deepEqual(entries.map(({ why }) => why).toSorted(), [
    'capture',
    'capture',
    'provider-fee',
    'provider-fee',
  ]);
  assert.deepEqual(accepted(await room.ask('listReconciliationCases', {}, financeStaff)).cases, []);
}

async function resolveTwice({ room, fake, dying }: World) {
  accepted(await room.ask('pay', anAttempt(), order));
  fake.lines.pop();
  await sleepADay(room, fake.lines);
  await room.run('reconcile');
  const [opened] = accepted(await room.ask('listReconciliationCases', {}, financeStaff)).cases;
  assert.ok(opened);
  const { caseId, version } = opened;
  const resolution = { type: 'correct', account: 'adjustment' } as const;
  const input = { caseId, version, resolution, reason: 'never paid out' };
  await dying(() => room.ask('resolveReconciliationCase', input, financeStaff));
  const again = accepted(await room.ask('resolveReconciliationCase', input, financeStaff));
  assert.equal(again.resolution, 'corrected');
  const booked = await query(room, `select 1 from ledger_transaction where source like $1`, [
    `correction ${caseId} %`,
  ]);
  assert.equal(booked.length, 1);
}

async function roundTwice({ room, fake, dying }: World) {
  const { attemptId } = accepted(await room.ask('pay', anAttempt(), order));
  const line = fake.lines.at(-1);
  assert.ok(line);
  line.amountMinor -= 1;
  await sleepADay(room, fake.lines);
  await dying(() => room.run('reconcile'));
  const input = { state: 'resolved', limit: 100 } as const;
  const { cases } = accepted(await room.ask('listReconciliationCases', input, financeStaff));
  const found = cases.find((each) => each.attemptId === attemptId);
  assert.equal(found?.resolution, 'rounded');
  const booked = await query(room, `select 1 from ledger_transaction where source like $1`, [
    `correction ${found.caseId} %`,
  ]);
  assert.equal(booked.length, 1);
}

async function closeTwice({ room, fake, dying }: World) {
  accepted(await room.ask('pay', anAttempt(), order));
  await sleepUntilClosed(room, fake.lines);
  await dying(() => room.run('close-days'));
  // A day is closed ten minutes after it was over.
  const open = new Date(Date.now() - 600_000).toISOString().slice(0, 10);
  assert.deepEqual(await query(room, 'select before_day from ledger_closed'), [{ before_day: open }]);
}
