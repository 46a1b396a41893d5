import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findUnstormed } from './find-unstormed.ts';
import { publicMutations } from './public-mutations.ts';
import { unstormed } from './unstormed.ts';

const scenarios = join(import.meta.dirname, 'scenarios/duplicates');

test('every public call that changes something is in the storm of duplicates, or an exception that says why', () => {
  const mutations = publicMutations();
  assert.ok(mutations.length > 100, 'too few mutations were found');
  assert.equal(new Set(mutations).size, mutations.length, 'two calls of one name cannot be told apart');
  const texts = globSync('*.ts', { cwd: scenarios }).map((name) =>
    readFileSync(join(scenarios, name), 'utf8'),
  );
  assert.deepEqual(findUnstormed(mutations, texts, unstormed), []);
  for (const [name, why] of Object.entries(unstormed)) assert.ok(why.length > 40, name);
});

test('a call that is forgotten, excepted though it is sent, or gone is found', () => {
  const texts = ["storm('sent', send)", "await storm(\n    'split',", "brainstorm('other')"];
  const mutations = ['sent', 'split', 'forgotten', 'excepted'];
  const why = { excepted: 'for a reason' };
  assert.deepEqual(findUnstormed(mutations, texts, why), ['forgotten is not sent']);
  assert.deepEqual(findUnstormed(['sent', 'excepted'], texts, { ...why, sent: '', gone: '' }), [
    'sent is excepted',
    'split is no mutation',
    'gone is no mutation',
  ]);
});
