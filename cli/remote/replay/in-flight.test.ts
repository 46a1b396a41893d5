import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inFlight } from './in-flight.ts';

async function* count(to: number, pulled: number[]): AsyncGenerator<number> {
  for (let item = 1; item <= to; item += 1) {
    pulled.push(item);
    yield item;
  }
}

test('works on so many at a time and no more, each once, and pulls none before its time', async () => {
  const pulled: number[] = [];
  const done: number[] = [];
  let now = 0;
  let most = 0;
  await inFlight(count(20, pulled), 3, async (item) => {
    now += 1;
    most = Math.max(most, now);
    assert.ok(pulled.length <= done.length + 3, `${pulled.length} pulled, ${done.length} done`);
    await nextTurn();
    now -= 1;
    done.push(item);
  });
  assert.equal(most, 3);
  assert.deepEqual(
    done.toSorted((a, b) => a - b),
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
});

test('a failure is thrown when what is under way has ended, and nothing more is pulled', async () => {
  const pulled: number[] = [];
  const done: number[] = [];
  const working = inFlight(count(20, pulled), 2, async (item) => {
    if (item === 3) throw new Error('no third');
    await nextTurn();
    await nextTurn();
    done.push(item);
  });
  await assert.rejects(working, { message: 'no third' });
  const [before, after] = [pulled.length, done.length];
  await nextTurn();
  assert.equal(pulled.length, before);
  assert.equal(done.length, after);
  assert.ok(before <= 5, String(before));
});
