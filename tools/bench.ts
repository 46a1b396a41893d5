import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isDriven } from './bench/bench-line.ts';
import { benchLines, shopperLines } from './bench/bench-lines.ts';
import { openSite } from './bench/bench-site.ts';
import { drawReport } from './bench/draw-report.ts';
import { describeMachine } from './bench/describe-machine.ts';
import { lookAtShop, openBenchShop } from './bench/open-bench-shop.ts';
import type { LineResult } from './bench/line-result.ts';
import { runLine } from './bench/run-line.ts';
import { runSmoke } from './bench/run-smoke.ts';
import { tellFigure } from './bench/tell-figure.ts';
import { tellTable } from './bench/tell-table.ts';

const names = benchLines.map(({ name }) => name);
const usage = `npm run bench -- [--topology one-process] [--only ${names.join(',')}] [--seconds 10] [--seed 1] [--port 4300] [--sizes 3006,100000,1000000] [--products 3006] [--orders 0] [--smoke] [--shop FOLDER]

Starts the demo shop with durable writes on a data folder of its own (.souk/bench), has a process of its own drive it, each line
beside its floor, and writes a table, .souk/bench/report.json and .souk/bench/report.html. A line in which anything went wrong,
or after which the audit finds a breach, has no figure. Linux only.
--sizes: how many products the lines about large catalogs compare; each has a data folder of its own, loaded by COPY once.
--products, --orders: how many products the shop of the other lines has, and how many past orders every shop has at least, of
the past two years; loaded by COPY once, projections included.
--smoke: a short look at each line of what shoppers do, which fails on a wrong answer, more statements than their budget (tools/bench/smoke-budgets.ts),
or half of what it must. --shop: so it looks at a shop that runs, by its data folder, and beside other work judges no shares.
`;
const { values } = parseArgs({
  options: {
    topology: { type: 'string', default: 'one-process' },
    only: { type: 'string', default: names.join(',') },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '4300' },
    sizes: { type: 'string', default: '3006,100000,1000000' },
    products: { type: 'string', default: '3006' },
    orders: { type: 'string', default: '0' },
    smoke: { type: 'boolean', default: false },
    shop: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const asked = values.only.split(',');
const unknown = asked.filter((name) => !names.includes(name));
if (values.help || unknown.length > 0) {
  console.log(unknown.length > 0 ? `no line is called ${unknown.join(', ')}\n${usage}` : usage);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const lines = benchLines.filter(({ name }) => asked.includes(name));
if (values.smoke) {
  const looked = shopperLines.filter(({ name }) => asked.includes(name));
  const own = values.shop === undefined;
  const shop = own
    ? await openBenchShop({ topology: values.topology, port: Number(values.port) })
    : await lookAtShop(values.shop ?? '', 2);
  try {
    const failed = await runSmoke(shop, looked, { seed: Number(values.seed), hasMachineAlone: own });
    const findings = await shop.audit();
    if (findings.length > 0) console.log(`the audit found ${JSON.stringify(findings).slice(0, 500)}`);
    process.exitCode = failed.length === 0 && findings.length === 0 ? 0 : 1;
  } finally {
    await shop.stop();
  }
  process.exit();
}

const seconds = Number(values.seconds ?? 10);
const pace = { warmSeconds: seconds / 2, seconds, seed: Number(values.seed) };
console.log(
  `${values.topology}, seed ${pace.seed}, ${pace.warmSeconds} s to warm up and ${seconds} s for each line`,
);
const sizes = values.sizes.split(',').map(Number);
const site = openSite(
  {
    topology: values.topology,
    port: Number(values.port),
    sizes,
    products: Number(values.products),
    orders: Number(values.orders),
  },
  pace,
);
const results: LineResult[] = [];
const failed: string[] = [];
try {
  for (const line of lines) {
    try {
      const rows = isDriven(line) ? [await runLine(await site.shop(), line, pace)] : await line.measure(site);
      await site.audit();
      results.push(...rows);
      for (const row of rows) console.log(`✔ ${row.title}: ${tellFigure(row)}`);
    } catch (error) {
      failed.push(line.name);
      console.log(`✖ ${line.title}: no figure: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
} finally {
  await site.stop();
}

const machine = describeMachine();
console.log(`\n${tellTable(results, benchLines)}\n\n${machine}`);
const folder = fileURLToPath(new URL('../.souk/bench/', import.meta.url));
mkdirSync(folder, { recursive: true });
const report = { at: new Date().toISOString(), topology: values.topology, ...pace, machine, results, failed };
writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
writeFileSync(join(folder, 'report.html'), drawReport(report, benchLines));
console.log(`${folder}report.json, ${folder}report.html`);
process.exitCode = failed.length === 0 ? 0 : 1;
