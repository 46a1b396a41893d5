import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkFormat } from './check/check-format.ts';
import { checkLint } from './check/check-lint.ts';
import { checkTypes } from './check/check-types.ts';
import { checkUnitTests } from './check/check-unit-tests.ts';
import { checkUnused } from './check/check-unused.ts';
import { judge } from './check/gate.ts';
import type { Gate } from './check/gate.ts';

/** Takes longest, and one core only: the tests begin on the other as soon as everything else is done. */
const longest = checkLint;
const others: Gate[] = [checkFormat, checkTypes, checkUnused];

const names = [longest, ...others, checkUnitTests].map(({ name }) => name);
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',') ?? names;
const unknown = only.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no gate is called ${unknown.join(', ')}; there are: ${names.join(', ')}`);
  process.exit(2);
}

const start = performance.now();
const folder = fileURLToPath(new URL('../', import.meta.url));
const passAll = async (gates: Gate[]) => {
  const passed = await Promise.all(gates.filter(({ name }) => only.includes(name)).map(pass));
  return passed.every(Boolean);
};
const longestPass = passAll([longest]);
const areOthersGood = await passAll(others);
const areTestsGood = await passAll([checkUnitTests]);
const isGood = (await longestPass) && areOthersGood && areTestsGood;
console.log(`${isGood ? 'All is well' : 'Not all is well'} (${seconds(start)})`);
process.exitCode = isGood ? 0 : 1;

async function pass(gate: Gate): Promise<boolean> {
  const gateStart = performance.now();
  const outcome = judge(gate, await gate.run(folder));
  const mark = outcome.isGood ? '✔' : '✖';
  console.log(`${mark} ${gate.name}: ${outcome.checked} ${gate.unit} (${seconds(gateStart)})`);
  if (!outcome.isGood) console.log(outcome.output);
  return outcome.isGood;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
