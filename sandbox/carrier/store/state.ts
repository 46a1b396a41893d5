import type { Parcel } from '../domain/parcel.ts';

/** An event as announced: `body` is the exact JSON text that is sent and signed. */
export type StoredEvent = {
  id: string;
  parcelId: string;
  createdAt: string;
  /** The first instant at which it may be sent. */
  sendAfter: string;
  /** How many times it is sent. */
  copies: number;
  body: string;
};

/** How the sending of an event ended. */
export type DeliveryEnd = { eventId: string; state: 'delivered' | 'abandoned' };

/** One record of the journal; a later one of the same thing replaces an earlier one. */
export type StoredRecord =
  | { kind: 'parcel'; parcel: Parcel }
  | { kind: 'event'; event: StoredEvent }
  | { kind: 'delivery'; delivery: DeliveryEnd };

/** An event and how far its sending is; attempts are counted since the start of the process. */
export type TrackedEvent = {
  event: StoredEvent;
  state: 'pending' | DeliveryEnd['state'];
  attempts: number;
  lastError?: string;
};

/** Everything the carrier remembers, in memory, with the indexes its reads need. */
export type State = {
  parcels: Map<string, Parcel>;
  parcelIdByReference: Map<string, string>;
  parcelIdByLabel: Map<string, string>;
  events: Map<string, TrackedEvent>;
  endedEvents: Set<string>;
};

const mostEndedEvents = 10_000;

/** A carrier that remembers nothing yet. */
export function emptyState(): State {
  return {
    parcels: new Map(),
    parcelIdByReference: new Map(),
    parcelIdByLabel: new Map(),
    events: new Map(),
    endedEvents: new Set(),
  };
}

/** Takes one record in. The same path serves new changes and the journal's replay. */
export function applyRecord(state: State, record: StoredRecord): void {
  switch (record.kind) {
    case 'parcel': {
      const { parcel } = record;
      state.parcels.set(parcel.id, parcel);
      state.parcelIdByReference.set(parcel.reference, parcel.id);
      state.parcelIdByLabel.set(parcel.labelReference, parcel.id);
      return;
    }
    case 'event':
      state.events.set(record.event.id, { event: record.event, state: 'pending', attempts: 0 });
      return;
    case 'delivery':
      return endEvent(state, record.delivery);
  }
}

// Ended events are only a convenience for people: the oldest are forgotten.
function endEvent(state: State, { eventId, state: end }: DeliveryEnd): void {
  const tracked = state.events.get(eventId);
  if (tracked === undefined) return;
  tracked.state = end;
  state.endedEvents.add(eventId);
  if (state.endedEvents.size <= mostEndedEvents) return;
  const [oldest] = state.endedEvents;
  if (oldest === undefined) return;
  state.endedEvents.delete(oldest);
  state.events.delete(oldest);
}

/** The records, as JSON, from which `applyRecord` rebuilds a state. */
export function* snapshot(state: State): Generator<string> {
  for (const record of recordsOf(state)) yield JSON.stringify(record);
}

function* recordsOf(state: State): Generator<StoredRecord> {
  for (const parcel of state.parcels.values()) yield { kind: 'parcel', parcel };
  for (const { event } of state.events.values()) yield { kind: 'event', event };
  for (const eventId of state.endedEvents) {
    const end = state.events.get(eventId)?.state;
    if (end !== undefined && end !== 'pending') yield { kind: 'delivery', delivery: { eventId, state: end } };
  }
}
