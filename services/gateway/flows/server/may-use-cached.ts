import { events, type EventName } from '#contracts/events.ts';

/** Whether cached answers are new enough for who has seen this: not when they caused what makes some of them old. */
export function mayUseCached(seen: { positions: object } | undefined): boolean {
  const names = Object.keys(seen?.positions ?? {}) as EventName[];
  return names.every((name) => events[name].invalidates.length === 0);
}
