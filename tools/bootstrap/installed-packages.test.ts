import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { arePackagesInstalled, stampPackages } from './installed-packages.js';

const folder = mkdtempSync(join(tmpdir(), 'souk-installed-'));
const project = pathToFileURL(`${folder}/`);
after(() => rmSync(folder, { recursive: true }));

const lock = (version: string) => ({
  packages: {
    '': {},
    'node_modules/a': { version },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  },
});
const write = (path: string, content: unknown) => writeFileSync(join(folder, path), JSON.stringify(content));

test('nothing is installed without node_modules', () => {
  write('package-lock.json', lock('1.0.0'));
  assert.equal(arePackagesInstalled(project), false);
});

test('packages that npm installed by hand count when its record agrees with the lock', () => {
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/.bin/node'), '');
  assert.equal(arePackagesInstalled(project), false);
  write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '0.9.0' } } });
  assert.equal(arePackagesInstalled(project), false);
  const stray = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } };
  write('node_modules/.package-lock.json', { packages: stray });
  assert.equal(arePackagesInstalled(project), false);
  write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
  assert.equal(arePackagesInstalled(project), true);
});

test('a changed lock asks for a new installation, whose stamp then counts without the record', () => {
  write('package-lock.json', lock('2.0.0'));
  assert.equal(arePackagesInstalled(project), false);
  stampPackages(project);
  assert.equal(arePackagesInstalled(project), true);
});
