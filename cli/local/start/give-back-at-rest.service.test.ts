import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { processFlags } from './node-flags.ts';

const entry = JSON.stringify(new URL('give-back-at-rest.ts', import.meta.url).href);

/** A process that makes the young space grow, and then works on or rests; the megabytes it holds for the young before and after. */
const program = (isBusy: boolean): string => `
  const { getHeapSpaceStatistics } = await import('node:v8');
  const { giveBackAtRest } = await import(${entry});
  const young = () => getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size / 2 ** 20;
  let kept = [];
  for (let index = 0; index < 2e6; index++) { kept.push({ index }); if (kept.length > 2e5) kept = []; }
  const before = young();
  giveBackAtRest({ lookEveryMs: 100 });
  const end = Date.now() + 1200;
  const work = () => { const until = Date.now() + ${isBusy ? 40 : 0}; while (Date.now() < until); };
  while (Date.now() < end) { work(); await new Promise((resolve) => setTimeout(resolve, 10)); }
  console.log(JSON.stringify([before, young()]));`;

async function youngBeforeAndAfter(flags: string[], isBusy = false): Promise<[number, number]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, '--input-type=module', '--eval', program(isBusy)],
    { env: { ...process.env, NODE_OPTIONS: '' } },
  );
  return JSON.parse(stdout) as [number, number];
}

test('a process at rest gives back what passed through it', async () => {
  const [before, after] = await youngBeforeAndAfter(processFlags);
  assert.ok(before >= 8, `nothing to give back: ${before} MB`);
  assert.ok(after < 4, `still ${after} of ${before} MB`);
});

test('one at work keeps it, and one without the collector at hand goes on as ever', async () => {
  const [before, after] = await youngBeforeAndAfter(processFlags, true);
  assert.ok(after >= 8, `${after} of ${before} MB`);
  const unexposed = processFlags.filter((flag) => flag !== '--expose-gc');
  assert.ok((await youngBeforeAndAfter(unexposed))[1] >= 8);
});
