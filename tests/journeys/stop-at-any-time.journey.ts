// topologies: one-process, replicated
// long: many starts
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createClient } from '../../apps/client/client.ts';
import { freePorts } from '../support/free-ports.ts';
import { assertNothingLeft, newFolder, runStart } from '../support/run-start.ts';
import { runSouk, topologyOfRun } from '../support/start-test-shop.ts';

const stopMs = 10_000;
const topology = topologyOfRun();

let scratch: { path: string; remove: () => void };
let folder: string;
let port: number;
before(async () => {
  scratch = await newFolder();
  folder = join(scratch.path, 'shop');
  port = await freePorts();
});
after(() => scratch.remove());

const begin = () => runStart({ folder, port, parameters: ['--topology', topology, '--empty'] });

/** Sends a signal, and checks that the start ends in time with this code and leaves nothing. */
async function stopBy(
  start: ReturnType<typeof runStart>,
  signal: NodeJS.Signals,
  code: number,
): Promise<void> {
  const startedAtMs = performance.now();
  start.child.kill(signal);
  assert.equal(await start.ended, code, start.output());
  const tookMs = performance.now() - startedAtMs;
  assert.ok(tookMs < stopMs, `stopped in ${tookMs} ms`);
  await assertNothingLeft(folder, port);
}

const moments = ['Souk ·', '✓ Starting PostgreSQL', '✓ Bringing the database', '✓ Starting the sandboxes'];

for (const [index, words] of moments.entries()) {
  const signal = index % 2 === 0 ? 'SIGINT' : 'SIGTERM';
  test(`${signal} while it starts, after "${words}", ends it and leaves nothing`, async () => {
    const start = begin();
    await start.says(words);
    await stopBy(start, signal, signal === 'SIGINT' ? 130 : 143);
    assert.match(start.output(), /stopping …\n(.*\n)*stopped before it was ready\n/);
  });
}

test('after all that it starts, answers, and a Ctrl-C ends it cleanly', async () => {
  const start = begin();
  await start.says('Ready in', 120_000);
  const api = createClient({ baseUrl: `http://127.0.0.1:${port}` });
  assert.ok((await api.catalog.listCategories({ locale: 'en-gb' })).isOk);
  await stopBy(start, 'SIGINT', 0);
  assert.match(start.output(), /stopping …\nstopped\n$/);
  assert.equal(existsSync(join(folder, 'run.json')), false);
});

// Of the start itself, whatever it starts.
if (topology === 'one-process') {
  test('npm passing a Ctrl-C on at once does not count as a second one', async () => {
    const start = begin();
    await start.says('Ready in');
    start.child.kill('SIGINT');
    await stopBy(start, 'SIGINT', 0);
  });

  test('souk stop ends it, souk status tells both states by exit code', async () => {
    const start = begin();
    await start.says('Ready in');
    assert.equal((await runSouk(folder, ['status'])).code, 0);
    const { code, output } = await runSouk(folder, ['stop']);
    assert.equal(code, 0, output);
    assert.match(output, /^(stopping …\n)?stopped\n$/);
    assert.equal(await start.ended, 0);
    await assertNothingLeft(folder, port);
    assert.equal((await runSouk(folder, ['status'])).code, 3);
    assert.equal((await runSouk(folder, ['stop'])).code, 3);
  });
}
