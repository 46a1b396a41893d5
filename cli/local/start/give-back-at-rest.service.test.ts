import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { processFlags } from './node-flags.ts';

const entry = JSON.stringify(new URL('give-back-at-rest.ts', import.meta.url).href);

/** Makes the young space grow, looks after itself every 100 ms, and tells how many megabytes it holds for the young after each of these. */
const program = (steps: string): string => `
  const { getHeapSpaceStatistics } = await import('node:v8');
  const { giveBackAtRest } = await import(${entry});
  const told = [];
  const tell = () => told.push(getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size / 2 ** 20);
  let kept = [];
  const grow = () => { for (let index = 0; index < 2e6; index++) { kept.push('a text of its own: ' + index); if (kept.length > 2e5) kept = []; } tell(); };
  const pass = async (ms, busyMs) => {
    for (const end = Date.now() + ms; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 10)))
      for (const until = Date.now() + busyMs; Date.now() < until; );
  };
  const rest = async (ms) => { await pass(ms, 0); tell(); };
  const work = async (ms) => { await pass(ms, 40); tell(); };
  grow();
  giveBackAtRest({ lookEveryMs: 100 });
  ${steps}
  console.log(JSON.stringify(told));`;

async function youngAfter(steps: string, flags = processFlags): Promise<number[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, '--input-type=module', '--eval', program(steps)],
    { env: { ...process.env, NODE_OPTIONS: '' } },
  );
  return JSON.parse(stdout) as number[];
}

test('a process at rest gives back what passed through it', async () => {
  const [before = 0, after] = await youngAfter('await rest(1200);');
  assert.ok(before >= 8, `nothing to give back: ${before} MB`);
  assert.ok((after ?? before) < 4, `still ${after} of ${before} MB`);
});

test('one that worked again does so after a long rest, and not between two visitors', async () => {
  const told = await youngAfter('await rest(1000); grow(); await rest(600); await rest(1800);');
  assert.deepEqual(
    told.map((held) => held >= 8),
    [true, false, true, true, false],
    told.join(', '),
  );
});

test('one at work keeps it, and one without the collector at hand goes on as ever', async () => {
  assert.ok((await youngAfter('await work(1200);')).every((held) => held >= 8));
  const unexposed = processFlags.filter((flag) => flag !== '--expose-gc');
  assert.ok((await youngAfter('await rest(1200);', unexposed)).every((held) => held >= 8));
});
