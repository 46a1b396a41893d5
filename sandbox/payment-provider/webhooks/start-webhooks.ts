import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Store } from '../store/open-store.ts';
import type { DeliveryEnd } from '../store/records.ts';
import type { TrackedEvent } from '../store/state.ts';
import type { Timings } from '../timings.ts';
import { retryDelayMs } from './retry-delay.ts';
import { sendWebhook } from './send-webhook.ts';
import { makeWorkQueue } from '../../shared/webhooks/work-queue.ts';

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
  const target = { pool, path: pathname + search, secret, timeoutMs };
  const queue = makeWorkQueue(mostAtOnce, attempt);
  let isStopped = false;

  async function attempt(tracked: TrackedEvent): Promise<void> {
    const { event } = tracked;
    const copies = Array.from({ length: event.copies }, () => sendWebhook(target, event));
    const failure = (await Promise.all(copies)).find((outcome) => outcome !== undefined);
    tracked.attempts += 1;
    if (failure === undefined) return end(tracked, 'delivered');
    tracked.lastError = failure;
    const isTooOld = Date.now() - Date.parse(event.createdAt) > timings.retryWindowMs;
    if (isTooOld) end(tracked, 'abandoned');
    else queue.add(tracked, retryDelayMs(timings, tracked.attempts, Math.random()));
  }

  // Not waited for: should the process die before this is on the disk, the event is sent once more.
  function end({ event }: TrackedEvent, state: DeliveryEnd['state']): void {
    const delivery = { eventId: event.id, state, at: new Date().toISOString() };
    if (!isStopped) void store.commit([{ kind: 'delivery', delivery }]);
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
