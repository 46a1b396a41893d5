import { money } from '#contracts/money.ts';
import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import type { ResultOf } from '#contracts/services.ts';
import type { Charge } from '../../domain/hold/charge.ts';
import { findCharge, forgetRefused, noteRefused } from '../../store/hold/charges.ts';
import { findShipment } from '../../store/fulfilment/shipments.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { bookAhead, callOffAhead, type Ahead } from './book-ahead.ts';
import type { CarrierTools } from './carrier-of.ts';
import { finishShipment } from './finish-shipment.ts';
import { writeParcel } from './write-parcel.ts';

type Answer = ResultOf<'order', 'ship'> | Refusal<'booking-refused' | 'capture-refused' | 'capture-pending'>;

/**
 * Takes the money of a parcel that was set aside, and sends the parcel when it is there; a parcel that is booked must have
 * been taken by its carrier before. Keyed by the charge, so that a repeat finds what was taken; what is not heard stays
 * open, and the job comes again.
 */
export async function sendParcel(tools: CarrierTools, charge: Charge): Promise<Answer> {
  const { chargeId } = charge;
  const isOpen = charge.state === 'pending';
  const ahead: Ahead = isOpen ? await bookAhead(tools, charge) : { kind: 'none' };
  if (ahead.kind === 'unheard') return refusePending('carrier');
  if (ahead.kind === 'refused') await noteUnbookable(tools, charge, ahead.code);
  const state = ahead.kind === 'refused' ? 'refused' : isOpen ? await takeMoney(tools, charge) : charge.state;
  tools.killPoint('order.send-parcel.after-money');
  if (state === 'pending') return refusePending('provider');
  if (state === 'taken') {
    const shipment = await writeParcel(tools, charge);
    tools.killPoint('order.send-parcel.after-written');
    if (shipment) return finishShipment(tools, shipment);
  } else if (ahead.kind !== 'refused') {
    if (!(await callOffAhead(tools, charge, ahead))) return refusePending('carrier');
    await noteRefusal(tools, charge);
  }
  tools.killPoint('order.send-parcel.after-settled');
  // Somebody else may have heard the provider first, and said otherwise.
  const [[sent], [known]] = await tools.db.together([findShipment(chargeId), findCharge(chargeId)]);
  if (sent) return finishShipment(tools, sent);
  if (known?.state === 'pending')
    throw new Error(`the money of parcel ${chargeId} is neither taken nor refused`);
  return ahead.kind === 'refused' ? refuseUnbookable(ahead.code) : refuseCapture(charge);
}

function refusePending(unheard: 'carrier' | 'provider'): Refusal<'capture-pending'> {
  const detail = `The ${unheard} was not heard; the parcel is kept until its money is there.`;
  return refuse('capture-pending', detail, { retryAfterSeconds: 30 });
}

function refuseUnbookable(code: string): Refusal<'booking-refused'> {
  const detail = 'The carrier does not take this parcel; no money was taken for it.';
  return refuse('booking-refused', detail, { data: { code } });
}

function refuseCapture({ amountMinor }: Charge): Refusal<'capture-refused'> {
  const detail = 'The provider did not give the money of this parcel; it must not be sent.';
  return refuse('capture-refused', detail, { data: { amountMinor } });
}

async function takeMoney(
  tools: CarrierTools,
  { chargeId, attemptId, amountMinor, currency }: Charge,
): Promise<Charge['state']> {
  if (amountMinor === 0) return 'taken';
  try {
    const amount = money(amountMinor, currency);
    const answer = await tools.call.payment.capture({ captureId: chargeId, attemptId, amount });
    if (!isRefusal(answer)) {
      return answer.state === 'failed' ? 'refused' : answer.state === 'pending' ? 'pending' : 'taken';
    }
    tools.log.warn('payment refused to take the money of a parcel', { chargeId, why: answer.refusal });
    return 'refused';
  } catch (error) {
    tools.log.warn('payment did not answer; the money of a parcel is asked for again', { chargeId, error });
    return 'pending';
  }
}

/** The order waits for staff: they may send the parcel again, or cancel. */
async function noteRefusal(tools: CarrierTools, { chargeId, orderId, carrier }: Charge): Promise<void> {
  const why = `The provider did not give the money of a parcel by ${carrier}; it was not sent.`;
  const flown = await tools.db.tryFlight([
    noteRefused(chargeId),
    writeTimeline(orderId, 'capture-refused', 'provider', why),
  ]);
  if (flown.isRefused && flown.refusedBy !== 'charge-moved') {
    throw new Error(`a refused charge could not be noted: ${flown.refusedBy}`);
  }
}

/** What was set aside is free again, as if the parcel had never been asked for. */
async function noteUnbookable(
  tools: CarrierTools,
  { chargeId, orderId, carrier }: Charge,
  code: string,
): Promise<void> {
  tools.log.error('a carrier refused a parcel; a person must look', { chargeId, why: code });
  const why = `The carrier does not take a parcel by ${carrier}: ${code}. No money was taken for it.`;
  const flown = await tools.db.tryFlight([
    noteRefused(chargeId),
    forgetRefused(orderId),
    writeTimeline(orderId, 'parcel-refused', 'carrier', why),
  ]);
  if (flown.isRefused && flown.refusedBy !== 'charge-moved') {
    throw new Error(`a parcel that is not booked could not be freed: ${flown.refusedBy}`);
  }
}
