// long: many servers
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { aScratchFolder, launchElsewhere, refusalOf, rowsOf, startOn } from './testing.ts';

const scratch = aScratchFolder();
const data = join(scratch.path, 'data');
let written = 0;

before(async () => {
  const server = await startOn(data);
  await rowsOf(server.superuserUrl, 'create table mark (number int)');
  await server.stop();
});
after(scratch.remove);

const write = async (url: string) => {
  written += 1;
  await rowsOf(url, `insert into mark values (${written})`);
};
const startWhole = async (log: (line: string) => void = () => {}) => {
  const server = await startOn(data, { log });
  assert.deepEqual(await rowsOf(server.superuserUrl, 'select count(*)::int as count from mark'), [
    { count: written },
  ]);
  return server;
};

test('after kill -9 of the server the next start recovers what was committed', async () => {
  const server = await startOn(data);
  await write(server.superuserUrl);
  process.kill(server.pid, 'SIGKILL');
  await server.exited;
  const next = await startWhole();
  await next.stop();
});

test('after kill -9 of the launcher the next start stops the server it left', async () => {
  const { launcher, serverPid } = await launchElsewhere(data);
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  process.kill(serverPid, 0);
  const lines: string[] = [];
  const server = await startWhole((line) => lines.push(line));
  assert.equal(lines[0], `stopping the database server ${serverPid} that an earlier run left behind`);
  assert.notEqual(server.pid, serverPid);
  await server.stop();
});

test('after kill -9 of the launcher and its server together the next start recovers', async () => {
  const { launcher, serverPid } = await launchElsewhere(data);
  process.kill(serverPid, 'SIGKILL');
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  const server = await startWhole();
  await server.stop();
});

test('a living second copy is refused, in this process and in another, and does not disturb the first', async () => {
  const server = await startOn(data);
  const refusal = await refusalOf(startOn(data));
  assert.deepEqual([refusal.code, refusal.exitCode], ['second-copy', 10]);
  assert.match(refusal.message, new RegExp(`in use by process ${process.pid}$`));
  await write(server.superuserUrl);
  await server.stop();
  const { launcher } = await launchElsewhere(data);
  assert.match((await refusalOf(startOn(data))).message, new RegExp(`in use by process ${launcher.pid}$`));
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  await (await startWhole()).stop();
});

test('numbers of dead processes that now belong to others fool nobody', async () => {
  writeFileSync(join(data, 'launcher.lock'), JSON.stringify({ pid: process.ppid, startedAt: 'long ago' }));
  const pidFile = [
    process.pid,
    join(data, 'postgres'),
    0,
    0,
    '',
    '127.0.0.1',
    '1 987654321',
    'ready',
    '',
  ].join('\n');
  writeFileSync(join(data, 'postgres/postmaster.pid'), pidFile);
  const lines: string[] = [];
  const server = await startWhole((line) => lines.push(line));
  assert.match(
    lines[0] ?? '',
    new RegExp(`^removing .*postmaster.pid: process ${process.pid} is no database server$`),
  );
  await server.stop();
});

test('a first start that was killed half-way is begun again', async () => {
  const half = join(scratch.path, 'half');
  const whole = await startOn(half);
  await whole.stop();
  renameSync(join(half, 'postgres'), join(half, 'postgres.new'));
  rmSync(join(half, 'postgres.new/global'), { recursive: true });
  const server = await startOn(half);
  assert.deepEqual(await rowsOf(server.superuserUrl, 'select 1 as one'), [{ one: 1 }]);
  await server.stop();
});
