import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { aScratchFolder, refusalOf, rowsOf, startOn } from './testing.ts';

const scratch = aScratchFolder();
const data = join(scratch.path, 'data');

before(async () => (await startOn(data)).stop());
after(scratch.remove);

const describe = (format: number, postgresMajor: number) =>
  writeFileSync(join(data, 'souk-data.json'), JSON.stringify({ format, postgresMajor, durable: true }));

test('a taken port is refused at once and the folder stays usable', async () => {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const start = performance.now();
  const refusal = await refusalOf(startOn(data, { port }));
  assert.deepEqual([refusal.code, refusal.exitCode], ['port-taken', 11]);
  assert.equal(
    refusal.message,
    `port ${port} of 127.0.0.1 cannot be used for the database: another program listens on it`,
  );
  assert.ok(performance.now() - start < 1_000);
  listener.close();
  await once(listener, 'close');
  await (await startOn(data, { port })).stop();
});

test('a folder of a newer Souk, of a newer and of an older PostgreSQL are refused and left as they are', async () => {
  const before = readdirSync(join(data, 'postgres')).toSorted();
  describe(2, 18);
  const newer = await refusalOf(startOn(data));
  assert.deepEqual([newer.code, newer.exitCode], ['newer-data', 15]);
  assert.match(
    newer.message,
    /newer Souk \(format 2, PostgreSQL 18; this one knows format 1, PostgreSQL 18\)/,
  );
  describe(1, 19);
  assert.equal((await refusalOf(startOn(data))).code, 'newer-data');
  describe(1, 17);
  assert.deepEqual((await refusalOf(startOn(data))).exitCode, 16);
  writeFileSync(join(data, 'souk-data.json'), 'half a li');
  assert.equal((await refusalOf(startOn(data))).code, 'foreign-folder');
  assert.deepEqual(readdirSync(join(data, 'postgres')).toSorted(), before);
  describe(1, 18);
  await (await startOn(data)).stop();
});

test('a folder that cannot be made is refused', async () => {
  writeFileSync(join(scratch.path, 'file'), '');
  const refusal = await refusalOf(startOn(join(scratch.path, 'file/data')));
  assert.deepEqual([refusal.code, refusal.exitCode], ['folder-unreachable', 13]);
  assert.match(refusal.hint, /SOUK_DATA/);
});

test('a folder with strange files is refused, and nothing is added to it', async () => {
  const folder = join(scratch.path, 'photos');
  mkdirSync(folder);
  writeFileSync(join(folder, 'cat.jpg'), '');
  assert.equal((await refusalOf(startOn(folder))).code, 'foreign-folder');
  assert.deepEqual(readdirSync(folder), ['cat.jpg']);
});

test('a folder that is closed to the server is refused, and root is told which one closes the way', async () => {
  const closed = join(scratch.path, 'closed');
  mkdirSync(closed);
  // Root may write anywhere, but its server runs as another account, which must pass; others must write themselves.
  const isRoot = process.getuid?.() === 0;
  chmodSync(closed, isRoot ? 0o700 : 0o500);
  const refusal = await refusalOf(startOn(join(closed, 'data')));
  assert.equal(refusal.code, 'folder-unreachable');
  assert.match(refusal.hint, isRoot ? new RegExp(`"chmod o\\+x ${closed}"`) : /^Make the folder writable/);
});

test('a full disk is refused at the first start and at a later one, and freed space makes it start again', async (t) => {
  const disk = join(scratch.path, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=36m,mode=755', 'tmpfs', disk], { stdio: 'pipe' });
  } catch (error) {
    return t.skip(`a small disk cannot be mounted here: ${String(error)}`);
  }
  const unmount = () => execFileSync('umount', ['--lazy', disk]);
  process.once('exit', unmount);
  try {
    const first = await refusalOf(startOn(join(disk, 'data')));
    assert.deepEqual([first.code, first.exitCode], ['disk-full', 12]);
    execFileSync('mount', ['-o', 'remount,size=120m', disk]);
    const server = await startOn(join(disk, 'data'));
    await rowsOf(server.superuserUrl, 'create table mark as select 42 as answer');
    await server.stop();
    execFileSync('mount', ['-o', 'remount,size=70m', disk]);
    assert.equal((await refusalOf(startOn(join(disk, 'data')))).code, 'disk-full');
    execFileSync('mount', ['-o', 'remount,size=120m', disk]);
    const again = await startOn(join(disk, 'data'));
    assert.deepEqual(await rowsOf(again.superuserUrl, 'select answer from mark'), [{ answer: 42 }]);
    await again.stop();
  } finally {
    process.off('exit', unmount);
    unmount();
  }
});
