import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { afterEach, test } from 'node:test';
import { findChromium } from './find-chromium.ts';

const named = process.env['SOUK_CHROMIUM'];
afterEach(() => {
  if (named === undefined) delete process.env['SOUK_CHROMIUM'];
  else process.env['SOUK_CHROMIUM'] = named;
});

test('a browser is found that runs here, the second time without unpacking it again', async (t) => {
  const found = await findChromium();
  if (typeof found === 'string') return t.skip(found);
  const run = spawnSync(found.executablePath, [...found.args, '--version'], {
    env: found.env,
    encoding: 'utf8',
  });
  assert.match(run.stdout, /Chrom(e|ium) \d+/, run.stderr);
  assert.equal(found.args.includes('--no-sandbox'), process.getuid?.() === 0);
  const start = performance.now();
  assert.deepEqual(await findChromium(), found);
  assert.ok(performance.now() - start < 1_000);
});

test('SOUK_CHROMIUM comes first, and is refused when it cannot be run', async () => {
  process.env['SOUK_CHROMIUM'] = process.execPath;
  const found = await findChromium();
  assert.equal(typeof found === 'string' ? found : found.executablePath, process.execPath);
  process.env['SOUK_CHROMIUM'] = '/nowhere/chromium';
  assert.equal(await findChromium(), 'SOUK_CHROMIUM names /nowhere/chromium, which cannot be run');
});
