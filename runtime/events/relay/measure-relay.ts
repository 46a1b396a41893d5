import type { Room } from '../../door/room.ts';
import { startLoop, type Loop } from '../../loop.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { newTrace } from '../../telemetry/trace-context.ts';
import { measureLag, type LagRow } from '../store/event-cursors.ts';

const everyMs = 5000;

/** Measures again and again how far the listeners of a log lag and what holds it back; zero once stopped. */
export function measureRelay(room: Room, metrics: Pick<Metrics, 'set'>): Loop {
  const log = room.definition.name;
  const db = room.database.bind(newTrace(0));
  const listeners = new Set<string>();
  let open: { xid: string; sinceMs: number } | undefined;

  /** How long the same transaction has been the oldest open one, as seen from here, in seconds. */
  function openSeconds(xid: string | null): number {
    const now = performance.now();
    if (xid === null) open = undefined;
    else if (open?.xid !== xid) open = { xid, sinceMs: now };
    return open ? (now - open.sinceMs) / 1000 : 0;
  }

  function show(rows: readonly LagRow[]): void {
    for (const { listener, oldestUndeliveredSeconds, parked } of rows) {
      listeners.add(listener);
      metrics.set('souk_event_lag_seconds', { log, listener }, oldestUndeliveredSeconds);
      metrics.set('souk_events_parked', { log, listener }, parked);
    }
    metrics.set('souk_log_oldest_transaction_seconds', { log }, openSeconds(rows[0]?.openXid ?? null));
  }

  const loop = startLoop({
    pass: async () => {
      show(await db.rows(measureLag()));
      return { waitMs: everyMs };
    },
    onError: (error, failures) => {
      if (failures === 1) room.log.warn('cannot measure the event log', { log, error });
    },
  });
  const nothing = { oldestUndeliveredSeconds: 0, parked: 0, openXid: null };
  return {
    wake: loop.wake,
    stop: async () => {
      await loop.stop();
      show([...listeners].map((listener) => ({ listener, ...nothing })));
    },
  };
}
