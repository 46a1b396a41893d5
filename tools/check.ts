import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkFormat } from './check/check-format.ts';
import { checkLint } from './check/check-lint.ts';
import { checkTypes } from './check/check-types.ts';
import { checkUnitTests } from './check/check-unit-tests.ts';
import { checkUnused } from './check/check-unused.ts';
import { judge } from './check/gate.ts';
import type { Gate } from './check/gate.ts';

// Gates of one step run side by side; the tests come last and alone, so that they have both cores.
const steps: Gate[][] = [[checkFormat, checkLint, checkTypes, checkUnused], [checkUnitTests]];

const names = steps.flat().map(({ name }) => name);
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',') ?? names;
const unknown = only.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no gate is called ${unknown.join(', ')}; there are: ${names.join(', ')}`);
  process.exit(2);
}

const start = performance.now();
const folder = fileURLToPath(new URL('../', import.meta.url));
let isGood = true;
for (const step of steps) {
  const running = step.filter(({ name }) => only.includes(name)).map((gate) => pass(gate));
  for (const passed of running) isGood = (await passed) && isGood;
}
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
