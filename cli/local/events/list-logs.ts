import { listEvents } from '#runtime/events/store/event-log.ts';
import type { EventAction } from '../events.ts';

/** Lists the newest events of the logs, newest last. */
export const listLogs: EventAction = async (rooms, { services, name, key, count }) => {
  const logs = await Promise.all(
    services.map(async (service) => {
      const rows = await rooms.db(service).rows(listEvents(name, key, null, count));
      return rows.map(({ traceparent, epoch, xid, sequence, ...event }) => ({
        service,
        ...event,
        position: { epoch, xid, sequence },
        traceId: traceparent.split('-')[1] ?? '',
      }));
    }),
  );
  const found = logs
    .flat()
    .toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt))
    .slice(-count);
  const lines = found.map(
    (event) => `${event.occurredAt} ${event.name.padEnd(22)} ${event.key} version ${event.version}`,
  );
  return { json: { events: found }, lines: found.length > 0 ? lines : ['no such events'], exitCode: 0 };
};
