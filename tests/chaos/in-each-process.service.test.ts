import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chaosEnvironment } from './chaos-environment.ts';

const killPoint = JSON.stringify(join(import.meta.dirname, '../../runtime/kill-point.ts'));
const program = `import { createKillPoint } from ${killPoint};
const point = createKillPoint(process.env.SOUK_KILL_POINT);
point('room.flow.first'); point('room.flow.second'); point('room.flow.second');
console.log(JSON.stringify([Date.now(), new Date().getTime(), new Date(5).getTime(), new Date() instanceof Date]));`;

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), 'souk-chaos-'))));
after(() => rmSync(folder, { recursive: true }));

/** How a process leaves that passes the first place once and the second twice, and what it says of the time. */
function pass(environment: Record<string, string>): { left: string | number | null; says: string } {
  const env = { ...process.env, ...environment };
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', program], { env });
  return { left: child.signal ?? child.status, says: child.stdout.toString() };
}

test('a process dies where it is told to, at the time it is told', () => {
  const ways = ['', 'room.flow.third', 'room.flow.first', 'room.flow.first#2', 'room.flow.second#2'];
  assert.deepEqual(
    ways.map((armed) => pass({ SOUK_KILL_POINT: armed }).left),
    [0, 0, 'SIGKILL', 0, 'SIGKILL'],
  );
});

test('a running process is armed by a file, which it takes away, so that its successor lives', () => {
  const armed = chaosEnvironment({ folder });
  assert.equal(pass(armed).left, 0);
  const file = join(folder, 'room.flow.second');
  writeFileSync(file, '');
  assert.equal(pass(armed).left, 'SIGKILL');
  assert.equal(existsSync(file), false);
  assert.equal(pass(armed).left, 0);
  writeFileSync(file, 'SIGUSR2');
  assert.equal(pass(armed).left, 'SIGUSR2');
});

test('the clock of one process is moved, by every way to read it, and no other', () => {
  const environment = chaosEnvironment({ folder, clocks: { 'order-1': 300_000 } });
  const read = (start: string) => {
    const { says } = pass({ ...environment, SOUK_START: start });
    const [now, made, given, isDate] = JSON.parse(says) as [number, number, number, boolean];
    assert.deepEqual([given, isDate], [5, true]);
    return [now, made].map((ms) => Math.round((ms - Date.now()) / 60_000) + 0);
  };
  assert.deepEqual(read('/shop/start/order-1.json'), [5, 5]);
  assert.deepEqual(read('/shop/start/order-2.json'), [0, 0]);
});
