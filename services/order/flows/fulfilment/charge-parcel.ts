import { money } from '#contracts/money.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { PlannedParcel, ShipmentWish, ShippableOrder } from '../../domain/fulfilment/shipment.ts';
import type { Charge } from '../../domain/hold/charge.ts';
import { planCharge } from '../../domain/hold/plan-charge.ts';
import { formatMoney } from '../../domain/format-money.ts';
import { whoIs } from '../../domain/who-is.ts';
import { forgetRefused, insertCharge, setAside } from '../../store/hold/charges.ts';
import { refuseFuture } from '../../store/refund/refundable.ts';
import { writeTimeline } from '../../store/timeline.ts';

/** The job looks after a parcel whose request died while its money was taken. */
const retrySeconds = 20;

/**
 * Writes down what a parcel will take of the money that is held, and sets it aside, in one flight, at the version of the
 * order that it was worked out from. Nothing is sent yet. `moved` when the order or the reference was taken meanwhile.
 */
export async function chargeParcel(
  tools: Tools<'order'>,
  order: ShippableOrder,
  wish: ShipmentWish,
  { parcel, hash }: { parcel: PlannedParcel; hash: string },
): Promise<Charge | Refusal<'value-invalid'> | 'moved'> {
  const { orderId, version, attemptId, currency } = order;
  const { reference, carrier, trackingNumber = null, bookWith = null, shippedAt = null } = wish;
  if (attemptId === null) throw new Error(`order ${orderId} is held by no attempt`);
  const chargeId = uuidv7();
  const who = whoIs(tools.context.subject);
  const sending = { reference, carrier, trackingNumber, bookWith, shippedAt, inputHash: hash, who };
  const ids = { chargeId, orderId, attemptId, currency };
  const charge: Charge = { ...ids, ...sending, ...planCharge(order, parcel), state: 'pending' };
  const amount = money(charge.amountMinor, currency);
  const why = `${formatMoney(amount.amountMinor, currency, 'en-gb')} are taken for a parcel by ${carrier}.`;
  tools.killPoint('order.charge-parcel.before-written');
  const flown = await tools.db.tryFlight([
    refuseFuture(shippedAt),
    setAside(orderId, version, charge.amountMinor),
    forgetRefused(orderId),
    insertCharge(JSON.stringify(charge)),
    writeTimeline(orderId, 'capture-started', who, why),
    schedule(tools, 'send-parcel', { chargeId }, { delaySeconds: retrySeconds, key: `charge ${chargeId}` }),
  ]);
  tools.killPoint('order.charge-parcel.after-written');
  if (!flown.isRefused) return charge;
  if (flown.refusedBy === 'order-moved' || flown.refusedBy === 'charges_reference') return 'moved';
  if (flown.refusedBy === 'in-future') {
    return refuse('value-invalid', 'This moment has not come yet.', { path: '/shippedAt' });
  }
  throw new Error(`the money of a parcel could not be set aside: ${flown.refusedBy}`);
}
