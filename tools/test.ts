import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkCoverageAgainstResults } from '../tests/coverage/check-coverage-against-results.ts';
import { describeFailures } from './test/describe-failures.ts';
import { layerNames, layers } from './test/layers.ts';
import { runLayers } from './test/run-layers.ts';
import { summariseRun } from './test/summarise-run.ts';
import { openTestMemory } from './test/test-memory.ts';

const usage = `npm test [-- [--only <layer>,…] [part of a path …]]   layers: ${layerNames.join(', ')}`;
const folder = fileURLToPath(new URL('../', import.meta.url));
const { values, positionals } = parseArgs({
  options: { only: { type: 'string' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
const only = values.only?.split(',') ?? [...layerNames];
const unknown = only.filter((name) => !layerNames.some((known) => known === name));
if (values.help || unknown.length > 0) {
  console.log(unknown.length > 0 ? `no layer is called ${unknown.join(', ')}\n${usage}` : usage);
  process.exit(unknown.length > 0 ? 2 : 0);
}

/** What takes longer hangs; what ran until then is told. */
const mostMs = 23 * 60_000;
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => interrupt.abort(new Error(`stopped by ${signal}`)));
}

const memory = openTestMemory();
if (memory.folder) process.env['SOUK_TEST_FOLDER'] ??= memory.folder;
process.once('exit', memory.remove);
const outcomes = await runLayers(
  layers.filter(({ name }) => only.includes(name)),
  {
    folder,
    patterns: positionals,
    interrupt: AbortSignal.any([interrupt.signal, AbortSignal.timeout(mostMs)]),
    onLayer: (name) => console.log(`${name} …`),
    onFile: (results) => describeFailures(results).forEach((line) => console.log(line)),
  },
);

const isNarrowed = values.only !== undefined || positionals.length > 0;
const results = outcomes.flatMap((outcome) => outcome.results);
mkdirSync(`${folder}.souk`, { recursive: true });
writeFileSync(
  `${folder}.souk/test-results.json`,
  `${JSON.stringify({ finishedAt: new Date().toISOString(), node: process.version, isNarrowed, tests: results, unsteady: outcomes.flatMap(({ unsteady }) => unsteady) }, null, 1)}\n`,
);
const promises = `${folder}docs/coverage.md`;
const { lines, isGood } = summariseRun(outcomes, {
  isCi: !['', 'false', '0', undefined].includes(process.env['CI']),
  isNarrowed,
  brokenPromises:
    isNarrowed || !existsSync(promises)
      ? []
      : checkCoverageAgainstResults(readFileSync(promises, 'utf8'), results),
});
console.log(lines.join('\n'));
process.exitCode = interrupt.signal.aborted ? 130 : isGood ? 0 : 1;
