import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findBinaries, runnableFolder } from './binaries.ts';
import { findAccount } from './server-account.ts';
import { aScratchFolder } from './testing.ts';

const scratch = aScratchFolder();
after(scratch.remove);

const stranger = { name: 'stranger', uid: 4_000_000, gid: 4_000_000 };

/** A package as it lies there when install scripts are forbidden: the links between libraries are missing. */
const plant = (name: string, mode: number) => {
  const folder = join(scratch.path, name, 'native');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'bin/postgres'), 'a program');
  writeFileSync(join(folder, 'lib/libpq.so.5.18'), 'a library');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  writeFileSync(join(folder, 'pg-symlinks.json'), JSON.stringify(links));
  chmodSync(join(scratch.path, name), mode);
  return { folder, version: '18.4.0', major: 18 };
};

test('programs run where npm put them, and their libraries are linked', () => {
  const binaries = plant('open', 0o755);
  assert.equal(runnableFolder(binaries, scratch.path, stranger), binaries.folder);
  assert.equal(readlinkSync(join(binaries.folder, 'lib/libpq.so.5')), 'libpq.so.5.18');
});

test('programs below a closed folder are copied once beside the data, with their links', () => {
  const binaries = plant('closed', 0o700);
  const data = join(scratch.path, 'data');
  mkdirSync(data);
  const copy = runnableFolder(binaries, data, stranger);
  assert.equal(copy, join(data, 'native-18.4.0'));
  assert.equal(readFileSync(join(copy, 'bin/postgres'), 'utf8'), 'a program');
  assert.equal(readFileSync(join(copy, 'lib/libpq.so.5'), 'utf8'), 'a library');
  writeFileSync(join(binaries.folder, 'bin/postgres'), 'another program');
  assert.equal(runnableFolder(binaries, data, stranger), copy);
  assert.equal(readFileSync(join(copy, 'bin/postgres'), 'utf8'), 'a program');
});

test('the programs of this platform are found, and a platform without any is refused', () => {
  assert.equal(findBinaries().major, 18);
  assert.throws(() => findBinaries('plan9', 'mips'), { code: 'unsupported-platform', exitCode: 17 });
});

test('an account is found by its whole name, with unsigned numbers', () => {
  const passwd =
    'root:x:0:0:root:/root:/bin/bash\nnobody2:x:7:7::/:\nnobody:*:-2:-2:Nobody:/var/empty:/usr/bin/false\n';
  assert.deepEqual(findAccount(passwd, 'nobody'), { name: 'nobody', uid: 4_294_967_294, gid: 4_294_967_294 });
  assert.equal(findAccount(passwd, 'nobod'), undefined);
});
