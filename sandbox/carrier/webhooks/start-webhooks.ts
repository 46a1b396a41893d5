import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { makeWorkQueue } from '../../shared/webhooks/work-queue.ts';
import type { Store } from '../store/open-store.ts';
import type { DeliveryEnd, StoredEvent, TrackedEvent } from '../store/state.ts';
import type { Timings } from '../timings.ts';
import { signWebhook } from './sign-webhook.ts';

/** The sender of events. */
export type Webhooks = {
  /** Sends an event that is on the disk, when its time has come, until it is taken or too old. */
  deliver: (eventId: string) => void;
  /** Holds all sending back, or lets it go on. */
  setPaused: (isPaused: boolean) => void;
  stop: () => Promise<void>;
};

type Options = { url: string; secret: string; timings: Timings };

const mostAtOnce = 16;
const longestStopMs = 1_000;

/** Starts sending: first what an earlier process left unsent, then what `deliver` names. */
export function startWebhooks(store: Store, { url, secret, timings }: Options): Webhooks {
  const { origin, pathname, search } = new URL(url);
  const timeoutMs = timings.webhookTimeoutMs;
  const pool = new Pool(origin, { connections: mostAtOnce, connect: { timeout: timeoutMs } });
  const queue = makeWorkQueue(mostAtOnce, attempt);
  let isStopped = false;

  async function send({ id, body }: StoredEvent): Promise<string | undefined> {
    const signed = signWebhook(secret, { id, unixSeconds: Math.floor(Date.now() / 1_000), body });
    try {
      const response = await pool.request({
        method: 'POST',
        path: pathname + search,
        headers: { 'content-type': 'application/json', ...signed },
        body,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      });
      await response.body.dump();
      const isTaken = response.statusCode >= 200 && response.statusCode < 300;
      return isTaken ? undefined : `the receiver answered ${response.statusCode}`;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    }
  }

  async function attempt(tracked: TrackedEvent): Promise<void> {
    const { event } = tracked;
    const copies = Array.from({ length: event.copies }, () => send(event));
    const failure = (await Promise.all(copies)).find((outcome) => outcome !== undefined);
    tracked.attempts += 1;
    if (failure === undefined) return end(tracked, 'delivered');
    tracked.lastError = failure;
    const isTooOld = Date.now() - Date.parse(event.createdAt) > timings.retryWindowMs;
    if (isTooOld) return end(tracked, 'abandoned');
    const doubledMs = timings.firstRetryMs * 2 ** Math.min(tracked.attempts - 1, 30);
    queue.add(tracked, Math.min(doubledMs, timings.longestRetryMs) * (0.8 + 0.4 * Math.random()));
  }

  // Not waited for: should the process die before this is on the disk, the event is sent once more.
  function end({ event }: TrackedEvent, state: DeliveryEnd['state']): void {
    if (!isStopped) void store.commit([{ kind: 'delivery', delivery: { eventId: event.id, state } }]);
  }

  function deliver(eventId: string): void {
    const tracked = store.state.events.get(eventId);
    if (tracked !== undefined) queue.add(tracked, Date.parse(tracked.event.sendAfter) - Date.now());
  }

  for (const { event, state } of store.state.events.values()) if (state === 'pending') deliver(event.id);

  return {
    deliver,
    setPaused: queue.setPaused,
    stop: async () => {
      isStopped = true;
      queue.stop();
      await Promise.race([pool.close(), wait(longestStopMs, undefined, { ref: false })]);
      await pool.destroy();
    },
  };
}
