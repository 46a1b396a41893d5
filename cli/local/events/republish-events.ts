import { eventsChannel } from '#runtime/events/hints.ts';
import { listenersOf, stateNamesOf } from '#runtime/events/listeners-of.ts';
import { republish } from '#runtime/events/republish.ts';
import { notifyEvents } from '#runtime/events/store/event-hints.ts';
import { UsageError } from '../../command.ts';
import type { EventAction } from '../events.ts';

const quietMs = 1000;

/** Appends the newest state events of a service again, one name after the other. */
export const republishEvents: EventAction = async (rooms, { services, name, key }, tell) => {
  const [service] = services;
  if (!service) throw new UsageError('republish needs --service');
  const states = stateNamesOf(service);
  if (name && !states.includes(name)) {
    throw new UsageError(
      `${name} is no state event of ${service}; those are: ${states.join(', ') || 'none'}`,
    );
  }
  const republished: { name: string; count: number }[] = [];
  for (const each of name ? [name] : states) {
    const timer = setTimeout(() => tell(`  … ${each}`), quietMs);
    const count = await republish(rooms.db(service), { service, name: each, ...(key ? { key } : {}) });
    clearTimeout(timer);
    republished.push({ name: each, count });
    tell(`  ${count} ${each}`);
  }
  await rooms.db('platform').rows(notifyEvents(eventsChannel, [service]));
  const listeners = [...listenersOf(service).keys()].join(', ') || 'nobody';
  return { json: { service, republished }, lines: [`they are on their way to: ${listeners}`], exitCode: 0 };
};
