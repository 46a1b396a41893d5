import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openTestMemory } from './test-memory.ts';

const parent = mkdtempSync(join(tmpdir(), 'souk-test-memory-'));
after(() => rmSync(parent, { recursive: true }));

test('a machine without such a folder has none to offer', () => {
  assert.equal(openTestMemory(join(parent, 'missing')).folder, undefined);
});

test('what a run that was killed left is removed, what another run uses is kept, and one’s own goes at the end', () => {
  const { pid: ended } = spawnSync(process.execPath, ['--version']);
  const left = join(parent, `souk-test-${ended}`);
  const used = join(parent, `souk-test-${process.ppid}`);
  const foreign = join(parent, 'of-another-program');
  for (const folder of [left, used, foreign]) mkdirSync(folder);
  writeFileSync(join(left, 'file'), '');
  const memory = openTestMemory(parent);
  assert.deepEqual(
    [left, used, foreign].map((folder) => existsSync(folder)),
    [false, true, true],
  );
  memory.remove();
  assert.equal(existsSync(join(parent, `souk-test-${process.pid}`)), false);
});
