import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchCluster } from './watch-cluster.ts';

test('who asks while a look is under way shares one that begins after it', async () => {
  const answers: ((lsn: string) => void)[] = [];
  const row = () =>
    new Promise((resolve) => {
      answers.push((lsn) => resolve({ cluster: '1', timeline: 1, lsn }));
    });
  const { mark } = watchCluster({ bind: () => ({ row }) as never });
  const first = mark();
  const others = [mark(), mark(), mark()];
  assert.equal(answers.length, 1);
  answers[0]?.('0/1');
  assert.equal((await first).lsn, '0/1');
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(answers.length, 2);
  answers[1]?.('0/2');
  assert.deepEqual(
    (await Promise.all(others)).map(({ lsn }) => lsn),
    ['0/2', '0/2', '0/2'],
  );
  const last = mark();
  assert.equal(answers.length, 3);
  answers[2]?.('0/3');
  assert.equal((await last).lsn, '0/3');
});

test('a look that fails does not hold up the next', async () => {
  let tries = 0;
  const row = () => {
    tries += 1;
    return tries === 1
      ? Promise.reject(new Error('away'))
      : Promise.resolve({ cluster: '1', timeline: 1, lsn: '0/2' });
  };
  const { mark } = watchCluster({ bind: () => ({ row }) as never });
  const [first, second] = await Promise.allSettled([mark(), mark()]);
  assert.equal(first?.status, 'rejected');
  assert.equal(second?.status === 'fulfilled' && second.value.lsn, '0/2');
});
