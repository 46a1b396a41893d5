import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { copyOfSources } from './copy-of-sources.ts';
import { pickToday } from './pick-today.ts';
import { tryMutation } from './try-mutation.ts';

const project = join(import.meta.dirname, '../..');

test('a guard that is taken away, another with each commit, is missed by the test that is named for it', async (t) => {
  const mutation = pickToday(project);
  t.diagnostic(`without ${mutation.name}: ${mutation.why}`);
  const copy = copyOfSources(project);
  try {
    // The servers of this run, if there are any, are in the environment already.
    const trial = await tryMutation(mutation, { folder: copy.folder, environment: {} });
    assert.equal(trial.outcome, 'noticed', `${mutation.name}: ${trial.says}`);
  } finally {
    copy.remove();
  }
});
