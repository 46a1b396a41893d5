import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { aDirectory } from '../testing.ts';
import { lockDirectory } from './lock-directory.ts';

test('a directory is used by one at a time, by whatever name, and free again after its release', async (t) => {
  const parent = await aDirectory(t);
  const path = join(parent, 'data');
  const release = await lockDirectory(path);
  await symlink(path, join(parent, 'alias'));
  await assert.rejects(lockDirectory(path), { message: `another process uses the data directory ${path}` });
  await assert.rejects(lockDirectory(join(parent, 'alias')), /another process uses the data directory/);
  await release();
  await (
    await lockDirectory(path)
  )();
});

test('two directories do not disturb each other', async (t) => {
  const parent = await aDirectory(t);
  await mkdir(join(parent, 'one'));
  const releases = await Promise.all([
    lockDirectory(join(parent, 'one')),
    lockDirectory(join(parent, 'two')),
  ]);
  await Promise.all(releases.map((release) => release()));
});
