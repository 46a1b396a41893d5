// The large figures: npm run test:chaos
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../support/start-test-shop.ts';
import { acts, type Act } from './acts.ts';
import { playPart } from './play-part.ts';
import { countWaiting, doneOf, nextOf, openProgress, saveProgress, withPart } from './progress.ts';
import { seedOfRun } from './seed-of-run.ts';
import { writeChaosPage } from './write-chaos-page.ts';

const usage = `npm run test:chaos [-- --minutes N --seed S --only NAME --port P]
  breaks running shops in every way, for so many minutes (60), and goes on where it was stopped
  --minutes  how long together, whatever was stopped between; each part ends what it is at, and is judged
  --seed     tells a run again; when it is not said that of the commit, so another one with each change
  --only     the scenarios that have this in their name: ${[...new Set(acts.map(({ name }) => name))].join(', ')}
  --port     the first of six ports of the shops; free ones when it is not said
The run is kept in .souk/chaos.json after each part. To stop it: SIGTERM ends the part it is at first; a second one, or Ctrl-C,
leaves that part out. A run of all scenarios writes docs/chaos.md and docs/chaos.json when it ends or is stopped: another machine
goes on from the latter, with the same commit and seed.`;
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string' },
    only: { type: 'string' },
    port: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}

/** A part ends after so long at the latest, so that whoever is cut off loses no more. */
const partSecondsMost = 600;
/** Less than this is not worth a start. */
const partSecondsLeast = 30;
const path = join(root, '.souk/chaos.json');
/** What another machine goes on with: it is kept with the page. */
const carriedPath = join(root, 'docs/chaos.json');
const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root }).toString().trim();
const minutes = Number(values.minutes);
let progress = openProgress([path, carriedPath], {
  commit,
  seed: Number(values.seed ?? seedOfRun()),
  minutes,
});
const { seed } = progress;
console.log(`commit ${commit}, seed ${seed}, ${minutes} minutes; go on with the same seed`);

const wanted = acts.filter(({ name }) => name.includes(values.only ?? ''));
const stopping = new AbortController();
process.on('SIGTERM', () => {
  if (stopping.signal.aborted) return;
  console.log('  this part ends what it is at; a second SIGTERM leaves it out');
  stopping.abort();
});
const failedNow = new Set<Act>();
for (;;) {
  const left = wanted.filter((act) => !failedNow.has(act));
  const act = nextOf(progress, left);
  const leftSeconds = minutes * 60 - progress.spentSeconds;
  if (!act || leftSeconds <= 0 || stopping.signal.aborted) break;
  const seconds = Math.min(partSecondsMost, leftSeconds / countWaiting(progress, left));
  const from = doneOf(progress, act)?.reached ?? 0;
  if (from > 0 && seconds < partSecondsLeast) break;
  const port = values.port ? { port: Number(values.port) } : {};
  const part = await playPart(act, { seed, from, seconds, stopping: stopping.signal, ...port });
  if ('failure' in part) failedNow.add(act);
  progress = withPart(progress, act, part);
  saveProgress(path, progress);
}
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB`;
if (values.only === undefined) {
  writeFileSync(join(root, 'docs/chaos.md'), writeChaosPage(progress, machine, acts));
  saveProgress(carriedPath, progress);
}
for (const act of wanted) {
  const done = doneOf(progress, act);
  const words = done?.failure === undefined ? '' : ', and failed';
  console.log(`${act.name} (${act.topology}): ${done?.reached ?? 0} of ${act.of}${words}`);
}
if (progress.spentSeconds >= minutes * 60) console.log(`the ${minutes} minutes are over; say more to go on`);
process.exitCode = progress.done.some(({ failure }) => failure !== undefined) ? 1 : 0;
