import type { StoredRecord } from './records.ts';
import type { State } from './state.ts';

/** The records, as JSON, from which `applyRecord` rebuilds a state. */
export function* snapshot(state: State): Generator<string> {
  for (const record of records(state)) yield JSON.stringify(record);
}

function* records(state: State): Generator<StoredRecord> {
  for (const payment of state.payments.values()) yield { kind: 'payment', payment };
  for (const refund of state.refunds.values()) yield { kind: 'refund', refund };
  for (const entries of state.entriesByDate.values()) {
    for (const entry of entries) yield { kind: 'entry', entry };
  }
  for (const { event } of state.events.values()) yield { kind: 'event', event };
  for (const delivery of state.endedEvents.values()) yield { kind: 'delivery', delivery };
  for (const answer of state.answers.values()) yield { kind: 'answer', answer };
}
