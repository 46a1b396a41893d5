// topologies: one-process
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { freePorts } from '../support/free-ports.ts';
import { assertNothingLeft, newFolder, runStart } from '../support/run-start.ts';

let scratch: { path: string; remove: () => void };
let shopFolder: string;
let shopPort: number;
let shop: ReturnType<typeof runStart>;

before(async () => {
  scratch = await newFolder();
  shopFolder = join(scratch.path, 'shop');
  shopPort = await freePorts();
  shop = runStart({ folder: shopFolder, port: shopPort, parameters: ['--empty'] });
  await shop.says('Ready in', 120_000);
});
after(async () => {
  shop.child.kill('SIGTERM');
  assert.equal(await shop.ended, 0);
  await assertNothingLeft(shopFolder, shopPort);
  scratch.remove();
});

/** Starts on a folder of its own and gives the exit code with what was said. */
async function refused(
  folder: string,
  options: { port?: number; parameters?: string[]; environment?: Record<string, string> } = {},
): Promise<{ code: number | string; output: string }> {
  const start = runStart({ folder, port: options.port ?? (await freePorts()), ...options });
  return { code: await start.ended, output: start.output() };
}

test('a taken port is told with its purpose and another choice, and nothing is left', async () => {
  const port = await freePorts();
  const listener = createServer().listen(port + 2, '127.0.0.1');
  await once(listener, 'listening');
  const { code, output } = await refused(join(scratch.path, 'port'), { port });
  listener.close();
  await once(listener, 'close');
  assert.equal(code, 11, output);
  assert.match(output, new RegExp(`Port ${port + 2}, which is for the mailbox, is taken by another program`));
  assert.match(output, new RegExp(`npm start -- --port ${port + 1000}`));
  await assertNothingLeft(join(scratch.path, 'port'), port);
});

for (const [offset, purpose] of [
  [4, 'PostgreSQL'],
  [5, 'the sandbox carrier'],
] as const) {
  test(`a taken port is told as that of ${purpose}`, async () => {
    const port = await freePorts();
    const listener = createServer().listen(port + offset, '127.0.0.1');
    await once(listener, 'listening');
    const { code, output } = await refused(join(scratch.path, 'port'), { port });
    listener.close();
    await once(listener, 'close');
    assert.equal(code, 11, output);
    const words = `Port ${port + offset}, which is for ${purpose}, is taken by another program`;
    assert.match(output, new RegExp(words));
  });
}

test('a second copy on the same data folder is refused and does not disturb the first', async () => {
  const runFile = readFileSync(join(shopFolder, 'run.json'), 'utf8');
  const { code, output } = await refused(shopFolder);
  assert.equal(code, 10, output);
  assert.match(output, new RegExp(`in use by process ${shop.child.pid}\\.\\nStop that copy first`));
  assert.equal(readFileSync(join(shopFolder, 'run.json'), 'utf8'), runFile);
  const answer = await fetch(`http://127.0.0.1:${shopPort}/api/v1/categories?locale=en-gb`);
  assert.equal(answer.status, 200);
});

test('an unreachable data folder is told with what to do', async () => {
  writeFileSync(join(scratch.path, 'file'), '');
  const { code, output } = await refused(join(scratch.path, 'file', 'data'));
  assert.equal(code, 13, output);
  assert.match(
    output,
    /cannot be used \(ENOTDIR\)\.\nMake the folder writable, or choose another one with SOUK_DATA\./,
  );
});

test('a data folder of a newer Souk is left as it is', async () => {
  const folder = join(scratch.path, 'newer');
  const description = '{"format":99,"postgresMajor":18,"durable":true}\n';
  mkdirSync(join(folder, 'database'), { recursive: true });
  writeFileSync(join(folder, 'database', 'souk-data.json'), description);
  const { code, output } = await refused(folder);
  assert.equal(code, 15, output);
  assert.match(output, /was written by a newer Souk \(format 99.*\nStart it with the newer Souk/);
  assert.equal(readFileSync(join(folder, 'database', 'souk-data.json'), 'utf8'), description);
  assert.equal(existsSync(join(folder, 'database', 'postgres')), false);
});

test('a folder of other things is not touched', async () => {
  const folder = join(scratch.path, 'photos');
  mkdirSync(join(folder, 'database'), { recursive: true });
  writeFileSync(join(folder, 'database', 'cat.jpg'), '');
  const { code, output } = await refused(folder);
  assert.equal(code, 14, output);
  assert.match(output, /holds other files \(such as "cat.jpg"\)/);
});

test('a wrong setting is told by its name before anything is changed', async () => {
  const environment = { SOUK_ORDER_MAX_LINES_PER_CART: 'many' };
  const { code, output } = await refused(join(scratch.path, 'setting'), { environment });
  assert.equal(code, 20, output);
  assert.match(output, /SOUK_ORDER_MAX_LINES_PER_CART: order\.maxLinesPerCart cannot be "many"/);
  const file = await refused(join(scratch.path, 'setting'), { parameters: ['--settings', 'nowhere.json'] });
  assert.equal(file.code, 20, file.output);
  assert.match(file.output, /The settings file nowhere\.json cannot be read/);
});

test('an unknown topology or option is told with the help that there is', async () => {
  const { code, output } = await refused(join(scratch.path, 'use'), { parameters: ['--topology', 'huge'] });
  assert.equal(code, 2, output);
  assert.match(output, /^There is no topology huge\n.*--help tells more/m);
  assert.equal((await refused(join(scratch.path, 'use'), { parameters: ['--colour'] })).code, 2);
});

test('a full disk is told as such, and with more space the shop starts', async (t) => {
  const disk = join(scratch.path, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m,mode=755', 'tmpfs', disk], { stdio: 'pipe' });
  } catch (error) {
    return t.skip(`a small disk cannot be mounted here: ${String(error)}`);
  }
  const unmount = () => execFileSync('umount', ['--lazy', disk]);
  process.once('exit', unmount);
  try {
    const { code, output } = await refused(join(disk, 'data'), { parameters: ['--empty'] });
    assert.equal(code, 12, output);
    assert.match(output, /The disk that holds .* is full\.\nFree some space/);
    execFileSync('mount', ['-o', 'remount,size=300m', disk]);
    const port = await freePorts();
    const start = runStart({ folder: join(disk, 'data'), port, parameters: ['--empty'] });
    await start.says('Ready in');
    start.child.kill('SIGTERM');
    assert.equal(await start.ended, 0);
    await assertNothingLeft(join(disk, 'data'), port);
  } finally {
    process.off('exit', unmount);
    unmount();
  }
});
