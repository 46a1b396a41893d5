import { showPayment } from '../domain/show-payment.ts';
import type { Circumstances, Step } from '../domain/step.ts';
import type { Provider } from '../provider.ts';
import type { StoredEvent, StoredRecord } from '../store/records.ts';
import { planDelivery } from '../webhooks/plan-delivery.ts';

/** Steps made ready for the store: their records, their events, and the payment's JSON text after the last one. */
export type RecordedSteps = { records: StoredRecord[]; eventIds: string[]; shown: string };

/** Writes down what steps changed, with one event for each version of the payment. */
export function recordSteps(
  { address, timings }: Provider,
  steps: readonly Step[],
  { now, newId }: Circumstances,
): RecordedSteps {
  const records: StoredRecord[] = [];
  const eventIds: string[] = [];
  let shown = '';
  for (const { payment, announces, refund, entry } of steps) {
    shown = JSON.stringify(showPayment(payment, address));
    const { delayMs, copies } = planDelivery(payment, timings);
    const createdAt = now.toISOString();
    const head = { id: newId('evt'), type: announces, createdAt };
    const event: StoredEvent = {
      ...head,
      paymentId: payment.id,
      sendAfter: delayMs === 0 ? createdAt : new Date(now.getTime() + delayMs).toISOString(),
      copies,
      // The payment's text is put in as it is: this runs for every request.
      body: `${JSON.stringify({ ...head, ...(refund && { refund }) }).slice(0, -1)},"data":${shown}}`,
    };
    eventIds.push(event.id);
    records.push({ kind: 'event', event });
    if (refund !== undefined) records.push({ kind: 'refund', refund });
    if (entry !== undefined) records.push({ kind: 'entry', entry });
  }
  const last = steps.at(-1);
  if (last !== undefined) records.push({ kind: 'payment', payment: last.payment });
  return { records, eventIds, shown };
}
