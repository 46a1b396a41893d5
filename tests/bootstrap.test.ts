import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const checkout = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'souk-bootstrap-'));
after(() => rmSync(folder, { recursive: true }));

const manifest = { name: 'planted', version: '1.0.0' };
cpSync(join(checkout, 'tools/bootstrap'), join(folder, 'tools/bootstrap'), { recursive: true });
cpSync(join(checkout, 'tools/bootstrap.js'), join(folder, 'tools/bootstrap.js'));
const write = (path: string, content: unknown) => writeFileSync(join(folder, path), JSON.stringify(content));
const writeLock = (root: object, packages: object = {}) =>
  write('package-lock.json', {
    ...manifest,
    lockfileVersion: 3,
    requires: true,
    packages: { '': root, ...packages },
  });
write('package.json', { ...manifest, type: 'module' });
writeLock(manifest);

/** Runs the bootstrap of the planted project, without any package to download. */
const bootstrap = (words: string[] = [], environment: NodeJS.ProcessEnv = {}) => {
  const start = performance.now();
  const run = spawnSync(process.execPath, [...words, join(folder, 'tools/bootstrap.js')], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return {
    exitCode: run.status,
    said: run.stderr,
    printed: run.stdout,
    durationMs: performance.now() - start,
  };
};

test('a Node that is too old is refused with what to do, before anything is touched', () => {
  const patched = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.1' } })`;
  const { exitCode, said } = bootstrap(['--import', `data:text/javascript,${encodeURIComponent(patched)}`]);
  assert.equal(exitCode, 3);
  assert.match(
    said,
    /^Souk needs Node 20 or newer to install itself; this is Node 18\.19\.1\.\nInstall a newer one/,
  );
  assert.equal(existsSync(join(folder, 'node_modules')), false);
});

test('packages are installed once, without a home folder too, and the time is told apart', () => {
  const { exitCode, said, printed } = bootstrap([], { HOME: join(folder, 'nowhere') });
  assert.equal(exitCode, 0, said);
  assert.match(said, /^Installing packages \(npm on Node .* installs, Node 26 runs\) …\n/);
  assert.match(said, /Packages downloaded and installed in \d+\.\d s \(once; not counted in the start\)\n$/);
  assert.equal(printed, '');
  assert.ok(existsSync(join(folder, '.souk/npm-cache')));
});

test('with everything in place nothing is said or done', () => {
  const { exitCode, said, printed } = bootstrap();
  assert.deepEqual([exitCode, said, printed], [0, '', '']);
});

test('a changed lock is installed again', () => {
  const before = readFileSync(join(folder, 'node_modules/.souk-installed'), 'utf8');
  writeLock({ ...manifest, license: 'Apache-2.0' });
  assert.match(bootstrap().said, /^Installing packages/);
  assert.notEqual(readFileSync(join(folder, 'node_modules/.souk-installed'), 'utf8'), before);
});

test('when npm fails its last words are shown and the exit code says so', () => {
  const dependencies = { 'souk-missing': '1.0.0' };
  write('package.json', { ...manifest, dependencies });
  writeLock({ ...manifest, dependencies }, { 'node_modules/souk-missing': { version: '1.0.0' } });
  const { exitCode, said } = bootstrap([], { npm_config_offline: 'true' });
  assert.equal(exitCode, 4);
  assert.match(said, /npm error .*\n/);
  assert.match(
    said,
    /The packages could not be installed: npm failed after \d+\.\d s; its last lines are above\.\n$/,
  );
});
