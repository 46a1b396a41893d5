import { events, type EventName } from '#contracts/events.ts';
import type { ServiceName } from '#contracts/service-names.ts';

const names = Object.keys(events) as EventName[];

/** Who works on the events of a service, and on which of them. */
export function listenersOf(owner: ServiceName): ReadonlyMap<ServiceName, readonly EventName[]> {
  const heard = new Map<ServiceName, EventName[]>();
  for (const name of ownedBy(owner)) {
    for (const listener of events[name].once) heard.set(listener, [...(heard.get(listener) ?? []), name]);
  }
  return heard;
}

/** The state events of a service: those that carry the whole entity and are kept for ever. */
export function stateNamesOf(owner: ServiceName): readonly EventName[] {
  return ownedBy(owner).filter((name) => events[name].isState);
}

/** Sorts event names by the service that owns them. */
export function byOwner(wanted: readonly EventName[]): ReadonlyMap<ServiceName, readonly EventName[]> {
  const owned = new Map<ServiceName, EventName[]>();
  for (const name of wanted) {
    const { owner } = events[name];
    owned.set(owner, [...(owned.get(owner) ?? []), name]);
  }
  return owned;
}

function ownedBy(owner: ServiceName): EventName[] {
  return names.filter((name) => events[name].owner === owner);
}
