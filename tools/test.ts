import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkCoverageAgainstResults } from '../tests/coverage/check-coverage-against-results.ts';
import { describeFailures } from './test/describe-failures.ts';
import { layerNames, layers, topologyNames } from './test/layers.ts';
import { runLayers } from './test/run-layers.ts';
import { summariseRun } from './test/summarise-run.ts';
import { openTestMemory } from './test/test-memory.ts';

const usage = `npm test [-- [--only <layer>,…] [--on <topology>,…] [part of a path …]]

  --only LAYER    only these layers: ${layerNames.join(', ')}
  --on TOPOLOGY   on these, whatever a file names that needs a shop: ${topologyNames.join(', ')}`;
const folder = fileURLToPath(new URL('../', import.meta.url));
const { values, positionals } = parseArgs({
  options: { only: { type: 'string' }, on: { type: 'string' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
const only = pick('layer', values.only, layerNames) ?? [...layerNames];
const topologies = pick('topology', values.on, topologyNames);
if (values.help) {
  console.log(usage);
  process.exit(0);
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
    topologies,
    interrupt: AbortSignal.any([interrupt.signal, AbortSignal.timeout(mostMs)]),
    onLayer: (name) => console.log(`${name} …`),
    onFile: (results) => describeFailures(results).forEach((line) => console.log(line)),
  },
);

const isNarrowed = values.only !== undefined || values.on !== undefined || positionals.length > 0;
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

/** The names in a list parted by commas; a word that names nothing ends the run. */
function pick<Name extends string>(
  kind: string,
  words: string | undefined,
  known: readonly Name[],
): Name[] | undefined {
  return words?.split(',').map((word) => {
    const name = known.find((each) => each === word);
    if (name !== undefined) return name;
    console.error(`no ${kind} is called ${word}\n\n${usage}`);
    process.exit(2);
  });
}
