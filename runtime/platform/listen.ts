import pg from 'pg';
import type { Log } from '../telemetry/log.ts';

export type Listener = {
  on: (channel: string, hear: (payload: string) => void) => void;
  stop: () => Promise<void>;
};

/**
 * One connection that hears the database's notifications. They are hints: whoever listens must also look by itself
 * from time to time. A lost connection is opened again, and every channel is told `reconnected`.
 */
export async function startListening(url: string, channels: readonly string[], log: Log): Promise<Listener> {
  const hearers = new Map<string, ((payload: string) => void)[]>(channels.map((channel) => [channel, []]));
  let client: pg.Client | undefined;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const tell = (channel: string, payload: string) => hearers.get(channel)?.forEach((hear) => hear(payload));

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'souk hints', keepAlive: true });
    next.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''));
    next.on('error', (error) => log.warn('lost the connection for hints', { error }));
    next.on('end', again);
    await next.connect();
    for (const channel of channels) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    client = next;
  }

  function again(): void {
    client = undefined;
    if (isStopped || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      connect().then(
        () => channels.forEach((channel) => tell(channel, 'reconnected')),
        () => again(),
      );
    }, 500);
  }

  await connect();
  return {
    on: (channel, hear) => {
      const known = hearers.get(channel);
      if (!known) throw new Error(`nobody listens to ${channel}`);
      known.push(hear);
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
