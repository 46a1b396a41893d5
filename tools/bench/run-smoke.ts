import { setTimeout as delay } from 'node:timers/promises';
import type { DrivenLine } from './bench-line.ts';
import { judgeSmoke } from './judge-smoke.ts';
import type { BenchShop } from './open-bench-shop.ts';
import { runDriver } from './run-driver.ts';
import { runLine } from './run-line.ts';
import { smokeBudgets, type SmokeBudget } from './smoke-budgets.ts';

const clients = 8;
const tries = 3;
const idleMs = 1500;

/**
 * Looks at lines briefly, one row of a table for each: right answers and statements always, shares of the floor where
 * `hasMachineAlone`, the best of three tries. Gives the names of the lines that fail.
 */
export async function runSmoke(
  shop: BenchShop,
  lines: readonly DrivenLine[],
  { seed, hasMachineAlone }: { seed: number; hasMachineAlone: boolean },
): Promise<string[]> {
  const failed: string[] = [];
  const beganMs = performance.now();
  const idlePerMs = await countIdle(shop);
  console.log('| work | statements | budget | of floor | judged |\n| --- | --- | --- | --- | --- |');
  for (const line of lines) {
    const budget = smokeBudgets[line.name];
    if (!budget) throw new Error(`${line.name} has no budget`);
    const look = () => lookAt(shop, line, { budget, seed, idlePerMs, hasMachineAlone });
    const told = await look().catch((error: unknown) => ({
      cells: ['–', '–'],
      faults: [error instanceof Error ? error.message : String(error)],
    }));
    if (told.faults.length > 0) failed.push(line.name);
    const [statements = '', share = ''] = told.cells;
    const verdict = told.faults.length > 0 ? `fails: ${told.faults.join('; ')}` : 'holds';
    console.log(`| ${line.title} | ${statements} | ${budget.statements} | ${share} | ${verdict} |`);
  }
  console.log(`\n${((performance.now() - beganMs) / 1000).toFixed(1)} s`);
  return failed;
}

type Look = { budget: SmokeBudget; seed: number; idlePerMs: number; hasMachineAlone: boolean };

async function lookAt(
  shop: BenchShop,
  line: DrivenLine,
  { budget, seed, idlePerMs, hasMachineAlone }: Look,
): Promise<{ cells: string[]; faults: string[] }> {
  const before = await shop.statements();
  const beganMs = performance.now();
  const order = { work: await line.work(shop), clients, span: { turns: budget.turns }, seed };
  await runDriver(
    order,
    () => {},
    () => {},
  );
  const idle = (performance.now() - beganMs) * idlePerMs;
  const statements = Math.max(0, (await shop.statements()) - before - idle) / budget.turns;
  const isJudged = budget.share === 'judged' && hasMachineAlone;
  const ofFloor = isJudged ? await bestShare(shop, line, seed) : null;
  const why = budget.share === 'judged' ? 'not judged beside other work' : `open: ${budget.share.open}`;
  return {
    cells: [statements.toFixed(2), ofFloor?.toFixed(2) ?? why],
    faults: judgeSmoke(line, budget, { statements, ofFloor }),
  };
}

/** The best of three tries, each beside the floor of its own moment: what else runs makes a share smaller by chance. */
async function bestShare(shop: BenchShop, line: DrivenLine, seed: number): Promise<number> {
  const aim = line.must.ofFloor ?? 0;
  let best = 0;
  for (let attempt = 1; attempt <= tries && best < aim; attempt += 1) {
    const { ofFloor } = await runLine(shop, line, { warmSeconds: 0.5, seconds: 1, seed });
    best = Math.max(best, ofFloor ?? 0);
  }
  return best;
}

/** Statements that the shop sends by itself, in a millisecond. */
async function countIdle(shop: BenchShop): Promise<number> {
  const before = await shop.statements();
  await delay(idleMs);
  return ((await shop.statements()) - before) / idleMs;
}
