import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { acts } from './acts.ts';
import { findUnfinished } from './find-unfinished.ts';
import { withPart, type Progress } from './progress.ts';
import { writeChaosPage } from './write-chaos-page.ts';

test('the kept run of chaos is whole: every scenario came to its end, and none failed', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/chaos.md'), 'utf8');
  assert.match(page, /^- commit [0-9a-f]{12}, seed \d+$/m);
  assert.deepEqual(findUnfinished(page, acts), []);
});

test('a scenario that failed, had no turn, did not come to its end, or is not there is found', () => {
  const [races, kills, storm] = [
    { name: 'races', topology: 'replicated', of: 2000 },
    { name: 'random kills', topology: 'each-alone', of: 5000 },
    { name: 'duplicates', topology: 'replicated', of: 1 },
  ];
  const begun: Progress = { commit: 'a'.repeat(40), seed: 7, minutes: 60, spentSeconds: 0, done: [] };
  const some = withPart(begun, races, { seconds: 9, reached: 1999, report: { seeds: 1999 } });
  const failed = withPart(some, kills, { seconds: 9, failure: 'Error: lost\n at' });
  const page = writeChaosPage(failed, 'a machine', [races, kills, storm]);
  assert.deepEqual(findUnfinished(page, [races, kills, { ...storm, topology: 'each-alone' }]), [
    'races on replicated came to 1999 of 2000',
    'random kills on each-alone came to 0 of 5000',
    'random kills on each-alone: **failed**: Error: lost',
    'duplicates on replicated is no scenario',
    'duplicates on replicated came to 0 of 1',
    'duplicates on replicated: no turn yet',
    'duplicates on each-alone is not there',
  ]);
});
