import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Spawned } from '../../shared/spawn-sandbox.ts';
import { spawnSandbox } from '../../shared/spawn-sandbox.ts';
import { aDirectory, until } from '../../shared/testing.ts';
import type { Call } from '../testing.ts';
import { callerOf, sendMail } from '../testing.ts';

type Process = Spawned & { call: Call; smtpAddress: string };

async function aProcess(t: TestContext, dataDirectory: string, smtpPort = '0'): Promise<Process> {
  const environment = { PORT: '0', SMTP_PORT: smtpPort, DATA_DIRECTORY: dataDirectory };
  const spawned = await spawnSandbox(join(import.meta.dirname, '../main.ts'), environment);
  t.after(() => spawned.end('SIGKILL'));
  const { address = '', smtpAddress = '' } = spawned.announcement;
  return { ...spawned, call: callerOf(address), smtpAddress };
}

// Sends until the process is gone, and notes the subjects that were accepted.
async function sendUntilGone({ smtpAddress }: Process, sender: string, accepted: string[]): Promise<void> {
  for (let number = 0; ; number += 1) {
    const subject = `${sender}-${number}`;
    try {
      await sendMail(smtpAddress, { to: 'ada@example.com', subject, text: 'x' });
      accepted.push(subject);
    } catch {
      // The connection was cut: this mail was not accepted.
      return;
    }
  }
}

test('kill -9 at random moments loses no accepted mail', async (t) => {
  const directory = await aDirectory(t);
  const accepted: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const running = await aProcess(t, directory);
    const enough = accepted.length + 10;
    const senders = ['a', 'b', 'c', 'd'].map((sender) =>
      sendUntilGone(running, `${round}${sender}`, accepted),
    );
    await until(() => accepted.length >= enough, 10_000);
    await wait(Math.random() * 100);
    assert.equal(await running.end('SIGKILL'), 'SIGKILL');
    await Promise.all(senders);
  }
  const { call } = await aProcess(t, directory);
  const { messages } = (await call('GET', '/messages?limit=1000')).body;
  const kept = new Set(messages.map(({ subject }) => subject));
  assert.deepEqual(
    accepted.filter((subject) => !kept.has(subject)),
    [],
  );
});

test('SIGTERM ends it cleanly, and the messages are there again', async (t) => {
  const directory = await aDirectory(t);
  const first = await aProcess(t, directory);
  const { id } = (await first.call('POST', '/sms', { to: '+447700900123', text: 'x' })).body;
  assert.equal(await first.end('SIGTERM'), 0);
  const second = await aProcess(t, directory);
  assert.equal((await second.call('GET', `/messages/${id}`)).status, 200);
});

test('it ends by itself when its starter is gone', async (t) => {
  const { child } = await aProcess(t, await aDirectory(t));
  child.disconnect();
  const [code] = (await once(child, 'exit')) as [number];
  assert.equal(code, 0);
});

test('a taken SMTP port is a clear line, and leaves nothing locked', async (t) => {
  const directory = await aDirectory(t);
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  t.after(() => taken.close());
  const { port } = taken.address() as AddressInfo;
  await assert.rejects(aProcess(t, directory, String(port)), (error: Error) => {
    const message = `port ${port} is taken by another process`;
    assert.deepEqual(JSON.parse(error.message), { level: 'fatal', message });
    return true;
  });
  assert.equal((await (await aProcess(t, directory)).call('GET', '/healthz')).status, 200);
});
