import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { sandboxProvider } from '../providers/sandbox.ts';
import { paymentService } from '../service.ts';
import {
  accepted,
  anAttempt,
  auditADayLater,
  financeStaff,
  order,
  query,
  sleepADay,
  startSandbox,
  withProvider,
} from '../testing.ts';

const keys = { apiKey: 'a key for tests', webhookSecret: 'a secret for tests' };
const dayMs = 86_400_000;
const daysLater = (day: string, days: number) =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, day.length === 10 ? 10 : 24);

function standing(currency: string, hereMinor: number, differenceMinor: number) {
  const difference = {
    differenceMinor,
    explainedMinor: differenceMinor,
    openCases: Math.sign(differenceMinor),
  };
  return { provider: 'sandbox', currency, hereMinor, thereMinor: hereMinor + differenceMinor, ...difference };
}

/** The real provider, which a test lets sleep: its statement of today is told as that of yesterday, and final. */
function sleeper(options: Parameters<typeof sandboxProvider>[0]) {
  const awake = sandboxProvider(options);
  return {
    ...awake,
    statement: async (day: string, cursor: string | null) => {
      const page = await awake.statement(daysLater(day, 1), cursor);
      if (page.kind === 'unknown') return page;
      const lines = page.lines.map((line) => ({ ...line, settledAt: daysLater(line.settledAt, -1) }));
      return { ...page, lines, isFinal: true };
    },
  };
}

async function dispute(
  sandbox: Awaited<ReturnType<typeof startSandbox>>,
  attemptId: string,
  amountMinor: number,
  outcome?: 'won' | 'lost',
) {
  const found = await sandbox.ask('GET', `/v1/payments?reference=${attemptId}`);
  const [payment] = found['payments'] as { id: string }[];
  const disputed = await sandbox.ask('POST', `/v1/payments/${payment?.id}/disputes`, { amountMinor });
  const opened = (disputed['disputes'] as { id: string }[]).at(-1);
  if (outcome) await sandbox.ask('POST', `/v1/disputes/${opened?.id}/close`, { outcome });
}

test('the statement of the real sandbox provider agrees with the ledger, and a stranger’s payment is found', async () => {
  const sandbox = await startSandbox(keys, async () => 200);
  const provider = sleeper({ ...keys, url: () => sandbox.url, timeoutMs: () => 2000 });
  const room = await openTestRoom(withProvider(paymentService, provider));
  try {
    const [first, second] = [anAttempt(), anAttempt({ amount: { amountMinor: 990, currency: 'JPY' } })];
    for (const attempt of [first, second]) accepted(await room.ask('pay', attempt, order));
    const amount = { amountMinor: 2500, currency: 'GBP' } as const;
    const wish = { refundId: uuidv7(), attemptId: first.attemptId, amount, reason: 'a return' };
    accepted(await room.ask('refund', wish, order));
    // £10.00 that the buyer keeps, £5.00 that the shop wins again, £1.00 that is not decided; webhooks told of none.
    await dispute(sandbox, first.attemptId, 1000, 'lost');
    await dispute(sandbox, first.attemptId, 500, 'won');
    await dispute(sandbox, first.attemptId, 100);
    const { method, amount: foreign } = anAttempt();
    await sandbox.ask('POST', '/v1/payments', {
      ...foreign,
      amountMinor: 100,
      method,
      reference: 'not ours',
    });
    await sleepADay(room);
    await room.run('reconcile');
    await room.run('reconcile');
    const { cases } = accepted(await room.ask('listReconciliationCases', {}, financeStaff));
    // 1.4 % of £1.00 is a penny, and twenty pence.
    assert.deepEqual(
      cases.map(({ kind, there }) => [kind, there]),
      [['missing-here', { amountMinor: 100 - 21, currency: 'GBP' }]],
    );
    const { standings } = accepted(await room.ask('listReconciliation', {}, financeStaff));
    assert.deepEqual(
      standings.map(({ readDay: _day, ...standing }) => standing),
      [standing('GBP', 10_000 - 160 - 2500 - 1000 - 100 - 3 * 1500, 79), standing('JPY', 990 - 34, 0)],
    );
    // The statement tells of what was withheld and won; the provider, asked then, of what was lost too.
    const states = await query(room, 'select state, amount_minor::int as minor from dispute order by state');
    assert.deepEqual(states, [
      { state: 'lost', minor: 1000 },
      { state: 'opened', minor: 100 },
      { state: 'won', minor: 500 },
    ]);
    assert.deepEqual(await auditADayLater(room), []);
  } finally {
    await room.close();
    await sandbox.close();
    await provider.close();
  }
});
