// topologies: one-process
// long: half a thousand orders
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root, startTestShop, type TestShop } from '../support/start-test-shop.ts';

let shop: TestShop;
before(async () => {
  shop = await startTestShop();
});
after(() => shop.stop());

type Outcome = {
  agrees: boolean;
  invoices: number;
  lines: number;
  tally: { lines: number; valueThousandths: number; classes: Record<string, { lines: number }> };
  checks: { what: string; expected: number; found: number }[];
};

async function replay(...parameters: string[]): Promise<Outcome> {
  const { code, output } = await shop.souk('replay', '--json', ...parameters);
  assert.match(output, /^\{/, output);
  const outcome = JSON.parse(output) as Outcome;
  const differing = outcome.checks.filter(({ expected, found }) => expected !== found);
  assert.deepEqual([differing, outcome.agrees, code], [[], true, 0]);
  assert.equal(outcome.checks.length, 27);
  return outcome;
}

/** Begins a replay and kills it when it has sent something. */
async function killMidway(...parameters: string[]): Promise<number> {
  const child = spawn(process.execPath, ['cli/souk.ts', 'replay', ...parameters], {
    cwd: root,
    env: { ...process.env, SOUK_DATA: shop.folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await exited;
  const state = JSON.parse(await readFile(join(shop.folder, 'replay.json'), 'utf8')) as { done: number };
  return state.done;
}

test('500 real invoices, killed on the way and gone on with, agree to the last digit, and nothing is wrong after', async () => {
  const done = await killMidway('--invoices', '500');
  assert.ok(done < 500, `all ${done} were sent before the kill`);
  const { tally, invoices, checks } = await replay('--resume');
  assert.equal(invoices, 500 - done);
  assert.deepEqual([tally.lines, tally.valueThousandths], [9735, 176_080_210]);
  assert.deepEqual(
    Object.fromEntries(Object.entries(tally.classes).map(([name, { lines }]) => [name, lines])),
    {
      rejected: 0,
      'below-a-penny': 0,
      fee: 38,
      'stock-adjustment': 45,
      refund: 10,
      'unmatched-credit': 88,
      sale: 9554,
    },
  );
  assert.deepEqual(
    checks.filter(({ what }) => what.startsWith('sales')).map(({ what, found }) => [what.slice(21), found]),
    [
      ['due', 17_964_579],
      ['goods', 15_174_096],
      ['fees', 346_972],
      ['tax', 2_443_511],
      ['credit notes', 18_400],
      ['without tax', 15_660],
      ['their tax', 2740],
      ['still owed', 0],
    ],
  );
  assert.deepEqual(await shop.audit(), []);
});

test('a repeat changes nothing', async () => {
  const { invoices } = await replay('--invoices', '500');
  assert.equal(invoices, 500);
  assert.deepEqual(await shop.audit(), []);
});

test('the last invoices can be moved to today, beside those of their own time', async () => {
  const { invoices } = await replay('--last', '20', '--shift-to-today');
  assert.equal(invoices, 20);
  assert.deepEqual(await shop.audit(), []);
});

test('a wrong use is told', async () => {
  for (const wrong of [
    ['--invoices', 'many'],
    ['--invoices', '1', '--last', '1'],
    ['--resume', '--url', 'http://127.0.0.1:1'],
  ]) {
    const { code, output } = await shop.souk('replay', ...wrong);
    assert.equal(code, 2, output);
  }
});
