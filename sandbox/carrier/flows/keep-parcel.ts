import type { Carrier } from '../carrier.ts';
import type { Circumstances, Parcel } from '../domain/parcel.ts';
import { showParcel } from '../domain/show-parcel.ts';
import type { StoredEvent } from '../store/state.ts';

/**
 * Puts a parcel with its newest tracking event on the disk, then announces that event. The state has changed before the
 * first await, so no other request comes between.
 */
export async function keepParcel(
  { store, webhooks, control, timings, address }: Carrier,
  parcel: Parcel,
  { now, newId }: Circumstances,
): Promise<void> {
  const last = parcel.events.at(-1);
  if (last === undefined) throw new Error(`parcel ${parcel.id} has no event`);
  const { events: _events, ...data } = showParcel(parcel, address);
  const isOvertaken = control.webhooksReordered && last.sequence % 2 === 1;
  const delayMs = isOvertaken ? timings.overtakenWebhookMs : 0;
  const head = { id: newId('evt'), type: `parcel.${last.status}`, createdAt: now.toISOString() };
  const event: StoredEvent = {
    id: head.id,
    parcelId: parcel.id,
    createdAt: head.createdAt,
    sendAfter: new Date(now.getTime() + delayMs).toISOString(),
    copies: control.webhookCopies,
    body: JSON.stringify({ ...head, data: { ...data, event: last } }),
  };
  await store.commit([
    { kind: 'event', event },
    { kind: 'parcel', parcel },
  ]);
  webhooks.deliver(event.id);
}
