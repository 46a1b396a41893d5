import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inTurn } from './in-turn.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'souk-turn-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const never = new AbortController().signal;

test('two who work on a folder do so one after the other, also after a failure', async () => {
  const told: string[] = [];
  const work = (name: string) =>
    inTurn(folder, never, async () => {
      told.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      told.push(`${name} ends`);
      if (name === 'first') throw new Error('it failed');
    });
  const [first, second] = await Promise.allSettled([work('first'), work('second')]);
  assert.deepEqual([first.status, second.status], ['rejected', 'fulfilled']);
  assert.deepEqual(told, ['first begins', 'first ends', 'second begins', 'second ends']);
});

test('the turn of a process that died is taken over, and whoever is told to stop waits no longer', async () => {
  writeFileSync(join(folder, 'launcher.lock'), '{"pid":1,"startedAt":"long ago"}');
  assert.equal(await inTurn(folder, never, async () => 'done'), 'done');
  const stop = new AbortController();
  await inTurn(folder, never, async () => {
    const waiting = inTurn(folder, stop.signal, async () => 'never');
    stop.abort(new Error('told to stop'));
    await assert.rejects(waiting, /told to stop/);
  });
});
