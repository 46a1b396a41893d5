import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../testing/until.ts';
import { hearOwnJobs } from './hear-own-jobs.ts';

/** A connection that is told of jobs, what it was asked, and when its runner heard of them. */
function aConnection() {
  const asked: string[] = [];
  const told = new EventEmitter();
  const client = Object.assign(told, { query: (text: string) => void asked.push(text) });
  hearOwnJobs(client as unknown as Parameters<typeof hearOwnJobs>[0], 'order_jobs');
  const heard: number[] = [];
  told.on('notification', ({ channel }: { channel: string }) => {
    if (channel === 'jobs:insert') heard.push(performance.now());
  });
  const notify = (channel = 'order_jobs') => told.emit('notification', { channel, payload: '' });
  return { client, asked, heard, notify };
}

test('a runner hears of jobs that come at once as of one, and of the next ones some time later, the last of them too', async () => {
  const { heard, notify } = aConnection();
  for (let jobs = 0; jobs < 20; jobs += 1) notify();
  await until(() => heard.length === 1);
  for (let jobs = 0; jobs < 20; jobs += 1) notify();
  await until(() => heard.length === 2);
  await delay(100);
  assert.equal(heard.length, 2);
  const [first = 0, second = 0] = heard;
  assert.ok(second - first >= 55, `${second - first} ms`);
});

test('a runner listens to the channel of its room, and hears no other', async () => {
  const { client, asked, heard, notify } = aConnection();
  client.query('LISTEN "jobs:insert"');
  notify('user_jobs');
  await delay(20);
  assert.deepEqual([asked, heard], [['LISTEN "order_jobs"'], []]);
});
