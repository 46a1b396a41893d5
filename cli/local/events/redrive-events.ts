import { eventsChannel } from '#runtime/events/hints.ts';
import { notifyEvents } from '#runtime/events/store/event-hints.ts';
import { redriveParked } from '#runtime/events/store/parked-events.ts';
import type { EventAction } from '../events.ts';

/** Lets the relays try what is parked for a listener again, now. */
export const redriveEvents: EventAction = async (rooms, { services, listener, key }) => {
  const redriven = [];
  for (const service of services) {
    const rows = await rooms.db(service).rows(redriveParked(listener ?? '', key));
    redriven.push(...rows.map((row) => ({ service, listener, key: row.key })));
  }
  const owners = [...new Set(redriven.map(({ service }) => service))];
  if (owners.length > 0) await rooms.db('platform').rows(notifyEvents(eventsChannel, owners));
  const lines = redriven.map((each) => `  ${each.service} to ${each.listener}: ${each.key}`);
  const end = redriven.length === 0 ? 'nothing is parked' : `${redriven.length} keys are tried again now`;
  return { json: { redriven }, lines: [...lines, end], exitCode: 0 };
};
