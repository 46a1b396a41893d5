import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { inTurn, keepTurnsShort } from './in-turn.ts';

/** What was done of forty pieces that came at once, after each turn. */
async function doneByTurn(): Promise<number[]> {
  const done: number[] = [];
  for (let piece = 0; piece < 40; piece += 1) inTurn(() => done.push(piece));
  const counts = [done.length];
  while (done.length < 40) {
    await turn();
    counts.push(done.length);
  }
  assert.deepEqual(
    done,
    done.toSorted((a, b) => a - b),
    'in the order in which they came',
  );
  return counts;
}

test('all is done at once until turns are kept short; then a dozen in a turn', async () => {
  assert.deepEqual(await doneByTurn(), [40]);
  await turn();
  keepTurnsShort();
  const counts = await doneByTurn();
  for (const [index, count] of counts.slice(1).entries()) {
    assert.ok(count - (counts[index] ?? 0) <= 12, String(counts));
  }
});

test('what follows from a piece is done before the next', async () => {
  await turn();
  keepTurnsShort();
  const told: string[] = [];
  for (const name of Array.from({ length: 30 }, (_, index) => String(index)))
    inTurn(() => {
      told.push(name);
      void Promise.resolve().then(() => told.push(`${name}, then`));
    });
  while (told.length < 60) await turn();
  const later = told.slice(told.indexOf('20'));
  assert.deepEqual(later.slice(0, 4), ['20', '20, then', '21', '21, then']);
});
