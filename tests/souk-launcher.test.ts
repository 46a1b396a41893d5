import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const checkout = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'souk-launcher-'));
after(() => rmSync(folder, { recursive: true }));

for (const part of ['bin', 'tools/bootstrap'])
  cpSync(join(checkout, part), join(folder, part), { recursive: true });
writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({ name: 'planted', version: '1.0.0', type: 'module' }),
);
const souk = join(folder, 'bin/souk.js');

/** Plants a command line interface that does one thing. */
const plant = (code: string) => {
  mkdirSync(join(folder, 'cli'), { recursive: true });
  writeFileSync(join(folder, 'cli/souk.ts'), code);
};

test('without packages and without npm it says what to run', () => {
  writeFileSync(join(folder, 'package-lock.json'), '{"packages":{}}');
  const { status, stderr } = spawnSync(process.execPath, [souk, 'status'], {
    encoding: 'utf8',
    env: { PATH: join(folder, 'empty') },
  });
  assert.equal(status, 4);
  assert.match(stderr, /npm cannot be run: spawn npm ENOENT/);
  assert.match(stderr, /souk: the packages are not installed; run "npm ci" in .*souk-launcher-\w+\/\n$/);
});

test('words, output and exit code pass through, on the Node that came with the packages', () => {
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(process.execPath, join(folder, 'node_modules/.bin/node'));
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{"packages":{}}');
  plant(
    'const words: string[] = process.argv.slice(2);\nconsole.log(process.version, ...words);\nprocess.exitCode = 7;',
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [souk, 'events', 'list', '--json'], {
    encoding: 'utf8',
  });
  assert.deepEqual([status, stdout, stderr], [7, `${process.version} events list --json\n`, '']);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} reaches the command once, which decides how to leave`, async () => {
    plant(`process.on('${signal}', () => { console.log('${signal}'); setTimeout(() => process.exit(5), 200); });
      setInterval(() => {}, 1_000);\nconsole.log('ready');`);
    const child = spawn(process.execPath, [souk], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output === 'ready\n') child.kill(signal);
    });
    const [code] = await once(child, 'close');
    assert.deepEqual([code, output], [5, `ready\n${signal}\n`]);
  });
}

test('a command that dies of a signal is reported as such', async () => {
  plant("process.kill(process.pid, 'SIGTERM');\nsetInterval(() => {}, 1_000);");
  const child = spawn(process.execPath, [souk], { stdio: 'ignore' });
  const [code, signal] = await once(child, 'exit');
  assert.deepEqual([code, signal], [null, 'SIGTERM']);
});
