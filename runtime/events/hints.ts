import { randomUUID } from 'node:crypto';
import type { ServiceName } from '#contracts/service-names.ts';
import type { Database } from '../db/database.ts';
import type { Log } from '../telemetry/log.ts';
import { notifyEvents } from './store/event-hints.ts';

/** Says between processes that a log has grown. Hints may be lost: whoever listens also looks by itself. */
export type EventHints = {
  /** Calls back when a service may have new events; gives the function that ends it. */
  on: (service: ServiceName, hear: () => void) => () => void;
  /** Tells that a service has committed events: here at once, elsewhere by the database, 20 ms apart at least. */
  poke: (service: ServiceName) => void;
  /** Leaves no timer behind. */
  stop: () => Promise<void>;
};

/** The channel that hints travel on; the payload is the service, and who says it: that one has told itself. */
export const eventsChannel = 'souk_events';

const quietMs = 20;

/** Starts hints over a shared listening connection and any database session that may notify. */
export function startEventHints(options: {
  listener: { on: (channel: string, hear: (payload: string) => void) => void };
  db: Pick<Database, 'rows'>;
  log: Log;
}): EventHints {
  const self = randomUUID();
  const hearers = new Map<string, Set<() => void>>();
  const pending = new Set<ServiceName>();
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();
  let isFailing = false;

  function tell(service: string): void {
    for (const hear of hearers.get(service) ?? []) hear();
  }

  options.listener.on(eventsChannel, (payload) => {
    const [service = '', from] = payload.split(' ');
    if (from === self) return;
    if (hearers.has(service)) tell(service);
    else if (payload === 'reconnected') [...hearers.keys()].forEach(tell);
  });

  async function send(): Promise<void> {
    const services = [...pending].map((service) => `${service} ${self}`);
    pending.clear();
    try {
      await options.db.rows(notifyEvents(eventsChannel, services));
      isFailing = false;
    } catch (error) {
      if (!isFailing)
        options.log.warn('could not hint at new events; they will be found by looking', { error });
      isFailing = true;
    }
  }

  function sendSoon(): void {
    if (timer) return;
    sending = send();
    timer = setTimeout(() => {
      timer = undefined;
      if (pending.size > 0) sendSoon();
    }, quietMs);
  }

  return {
    on: (service, hear) => {
      const known = hearers.get(service) ?? new Set();
      hearers.set(service, known.add(hear));
      return () => known.delete(hear);
    },
    poke: (service) => {
      tell(service);
      pending.add(service);
      sendSoon();
    },
    stop: async () => {
      clearTimeout(timer);
      await sending;
    },
  };
}
