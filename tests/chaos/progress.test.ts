import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { doneOf, nextOf, openProgress, saveProgress, withPart, type Progress } from './progress.ts';
import { writeChaosPage } from './write-chaos-page.ts';

const begun = { commit: 'a'.repeat(40), seed: 7, minutes: 60 };
const races = { name: 'races', topology: 'replicated', of: 2000 };
const kills = { name: 'random kills', topology: 'each-alone', of: 5000 };
const storm = { name: 'duplicates', topology: 'replicated', of: 1 };
const all = [races, kills, storm];
const fresh: Progress = { ...begun, spentSeconds: 0, done: [] };

test('a run goes on where it was stopped, with the same commit and seed only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chaos-progress-'));
  const path = join(folder, 'kept/chaos.json');
  assert.deepEqual(openProgress([path], begun), fresh);
  const after = withPart(fresh, kills, { seconds: 90, reached: 900, report: { orders: 900 } });
  saveProgress(path, after);
  assert.deepEqual(openProgress([path], { ...begun, minutes: 90 }), { ...after, minutes: 90 });
  assert.deepEqual(openProgress([path], { ...begun, seed: 8 }).done, []);
  assert.deepEqual(openProgress([path], { ...begun, commit: 'b' }).done, []);
  const elsewhere = join(folder, 'of-another-machine.json');
  const further = withPart(after, storm, { seconds: 9, reached: 1, report: { calls: 1 } });
  saveProgress(elsewhere, further);
  assert.deepEqual(openProgress([path, elsewhere], begun), after, 'the first that is there');
  saveProgress(path, { ...after, commit: 'b' });
  assert.deepEqual(openProgress([path, elsewhere], begun), further, 'the first of this run');
  rmSync(folder, { recursive: true });
});

test('parts of a scenario add up, and a failed one is played again from where it began', () => {
  const first = withPart(fresh, kills, {
    seconds: 90,
    reached: 900,
    report: { kills: { postgres: 1 }, orders: 900, states: { paid: 890 } },
  });
  const failed = withPart(first, kills, { seconds: 10, failure: 'Error: lost\n at' });
  assert.deepEqual(
    [doneOf(failed, kills)?.reached, doneOf(failed, kills)?.failure],
    [900, 'Error: lost\n at'],
  );
  const second = withPart(failed, kills, {
    seconds: 60,
    reached: 600,
    report: { kills: { postgres: 1, 'user-1': 2 }, orders: 600, states: { paid: 600 } },
  });
  assert.deepEqual(second.done, [
    {
      scenario: 'random kills',
      topology: 'each-alone',
      seconds: 160,
      parts: 3,
      reached: 1500,
      of: 5000,
      report: { kills: { postgres: 2, 'user-1': 2 }, orders: 1500, states: { paid: 1490 } },
    },
  ]);
  assert.equal(second.spentSeconds, 160);
});

test('whoever had the least time is next, until all are where they shall come', () => {
  assert.equal(nextOf(fresh, all), races);
  let progress = withPart(fresh, races, { seconds: 30, reached: 5, report: { seeds: 5 } });
  assert.equal(nextOf(progress, all), kills);
  progress = withPart(progress, kills, { seconds: 20, reached: 100, report: { orders: 100 } });
  progress = withPart(progress, storm, { seconds: 5, reached: 1, report: { calls: 111 } });
  assert.equal(nextOf(progress, all), kills, 'the storm has been: it is not told again');
  progress = withPart(progress, kills, { seconds: 20, reached: 4900, report: { orders: 4900 } });
  assert.equal(nextOf(progress, all), races);
  progress = withPart(progress, races, { seconds: 30, reached: 1995, report: { seeds: 1995 } });
  assert.equal(nextOf(progress, all), undefined);
  const broken = withPart(progress, storm, { seconds: 1, failure: 'Error: no' });
  assert.equal(nextOf(broken, all), storm, 'what failed is played again');
});

test('the page says how far each came, what failed, and what had no turn', () => {
  let progress = withPart(fresh, kills, { seconds: 90, reached: 900, report: { orders: 900 } });
  progress = withPart(progress, storm, { seconds: 8, failure: 'Error: a | b\n at' });
  const page = writeChaosPage(progress, '2 × CPU, 24 GB', all);
  assert.match(page, /--minutes 60 --seed 7`/);
  assert.match(page, /\| random kills \| each-alone \| 90 \| 900 of 5000 \| \{"orders":900\} \|/);
  assert.match(page, /\| duplicates \| replicated \| 8 \| 0 of 1 \| \*\*failed\*\*: Error: a \\\| b \|/);
  assert.match(page, /\| races \| replicated \| 0 \| 0 of 2000 \| no turn yet \|/);
});
