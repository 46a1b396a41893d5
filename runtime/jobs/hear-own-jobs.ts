import type pg from 'pg';

const sharedChannel = 'jobs:insert';
/** The first job after a silence is looked for at once; those that come meanwhile together. */
const betweenLooksMs = 60;

/**
 * All queues of graphile-worker in a database share a channel, so that every room would look for jobs whenever any gets
 * one. Its connection listens to the room's own channel instead, and hears it under the name that it knows: not for each job, where
 * many come.
 */
export function hearOwnJobs(client: Pick<pg.PoolClient, 'query' | 'on' | 'emit'>, channel: string): void {
  const query = client.query.bind(client) as (config: unknown, ...rest: unknown[]) => unknown;
  client.query = ((config: unknown, ...rest: unknown[]) => {
    const own = typeof config === 'string' ? config.replaceAll(`"${sharedChannel}"`, `"${channel}"`) : config;
    return query(own, ...rest);
  }) as typeof client.query;
  let isWaiting = false;
  let nextMs = 0;
  const tell = () => {
    isWaiting = false;
    nextMs = performance.now() + betweenLooksMs;
    client.emit('notification', { channel: sharedChannel, payload: '' });
  };
  client.on('notification', (message) => {
    if (message.channel !== channel || isWaiting) return;
    isWaiting = true;
    setTimeout(tell, Math.max(0, nextMs - performance.now())).unref();
  });
}
