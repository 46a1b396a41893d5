import { listParked } from '#runtime/events/store/parked-events.ts';
import type { EventAction } from '../events.ts';

/** Lists what is parked, with what went wrong; whether anything is, is the exit code. */
export const listParkedEvents: EventAction = async (rooms, { services, listener, name, key, count }) => {
  const logs = await Promise.all(
    services.map(async (service) => {
      const rows = await rooms.db(service).rows(listParked(listener, key, count));
      return rows.map(({ traceparent, epoch, xid, sequence, ...event }) => ({
        service,
        ...event,
        position: { epoch, xid, sequence },
        traceId: traceparent.split('-')[1] ?? '',
      }));
    }),
  );
  const parked = logs
    .flat()
    .filter((event) => name === null || event.name === name)
    .slice(0, count);
  const lines = parked.flatMap(({ listener: to, name: what, key: whose, error, attempts, retryAt }) => [
    `${to} could not work on ${what} ${whose}`,
    error === null
      ? '    waits behind an earlier event of its key'
      : `    tried ${attempts} times, ${retryAt ? `again at ${retryAt}` : 'waits for redrive'}: ${error}`,
  ]);
  return {
    json: { parked },
    lines: parked.length > 0 ? lines : ['nothing is parked'],
    exitCode: parked.length > 0 ? 1 : 0,
  };
};
