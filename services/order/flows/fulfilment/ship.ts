import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import type { ResultOf } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { checkBooking } from '../../domain/fulfilment/check-booking.ts';
import { planShipment } from '../../domain/fulfilment/plan-shipment.ts';
import type {
  PlannedParcel,
  Shipment,
  ShipmentWish,
  ShippableOrder,
} from '../../domain/fulfilment/shipment.ts';
import { whoIs } from '../../domain/who-is.ts';
import { findShipment, findShipmentByReference, findShippable } from '../../store/fulfilment/shipments.ts';
import { touchSent } from '../../store/on-delivery/on-delivery.ts';
import { findCharge } from '../../store/hold/charges.ts';
import { inputHash } from '../../store/input-hash.ts';
import { refuseFuture } from '../../store/refund/refundable.ts';
import type { CarrierTools } from './carrier-of.ts';
import { chargeParcel } from './charge-parcel.ts';
import { finishShipment } from './finish-shipment.ts';
import { parcelSteps } from './parcel-steps.ts';
import { sendParcel } from './send-parcel.ts';

/** Each round one of those that send goods of the same order at the same moment is through. */
const triesMost = 60;

/**
 * Sends goods of a paid order: the shipment is written and told in one flight, at the version of the order that its
 * contents were worked out from; then the catalog lets the goods go. Where money is held, that of the parcel is taken before.
 */
export async function ship(tools: CarrierTools, wish: ShipmentWish): Promise<ResultOf<'order', 'ship'>> {
  const { orderId, reference, shippedAt } = wish;
  const { subject } = tools.context;
  const mayImport = 'permissions' in subject && subject.permissions.includes('orders.import');
  if (shippedAt !== undefined && !mayImport) {
    return refuse('not-allowed', 'Only those who import orders may say when it was.', { path: '/shippedAt' });
  }
  const hash = inputHash(wish);
  for (let tries = 0; tries < triesMost; tries += 1) {
    const [[order], [known]] = await tools.db.together([
      findShippable(orderId),
      findShipmentByReference(orderId, reference),
    ]);
    if (!order) return refuse('order-not-found', 'There is no such order.');
    if (known) {
      return known.inputHash === hash ? finishShipment(tools, known) : refuseReference();
    }
    const underWay = order.charging.find((charge) => charge.reference === reference);
    if (underWay) {
      if (underWay.inputHash !== hash) return refuseReference();
      const charge = await tools.db.row(findCharge(underWay.chargeId));
      if (charge) return sendParcel(tools, charge);
      continue;
    }
    const unbookable = checkBooking(order, wish, Object.keys(tools.resources.carriers));
    if (unbookable) return unbookable;
    const parcel = planShipment(order, wish);
    if (isRefusal(parcel)) return parcel;
    if (order.hold !== null) {
      const charge = await chargeParcel(tools, order, wish, { parcel, hash });
      if (charge === 'moved') continue;
      return isRefusal(charge) ? charge : sendParcel(tools, charge);
    }
    const written = await write(tools, order, wish, { parcel, hash });
    if (written === 'moved') continue;
    if (isRefusal(written)) return written;
    tools.killPoint('order.ship.after-written');
    return finishShipment(tools, written);
  }
  return refuse('version-conflict', 'The order keeps changing; try again in a moment.');
}

/** Writes the shipment; `moved` when the order or the reference was taken meanwhile. */
async function write(
  tools: CarrierTools,
  order: ShippableOrder,
  wish: ShipmentWish,
  { parcel, hash }: { parcel: PlannedParcel; hash: string },
): Promise<Shipment | Refusal<'value-invalid'> | 'moved'> {
  const { orderId, version } = order;
  const { reference, carrier, trackingNumber = null, shippedAt = null, bookWith = null } = wish;
  const shipmentId = uuidv7();
  const sending = { shipmentId, orderId, reference, inputHash: hash, carrier, trackingNumber };
  tools.killPoint('order.ship.before-written');
  const flown = await tools.db.tryFlight([
    refuseFuture(shippedAt),
    touchSent(orderId, version, tools.setting('order.onDeliverySeconds')),
    ...parcelSteps(tools, {
      ...sending,
      ...parcel,
      number: order.shipments + 1,
      version: version + 1,
      at: shippedAt ?? order.readAt,
      saidAt: shippedAt,
      bookWith,
      who: whoIs(tools.context.subject),
      hasMail: order.hasMail,
    }),
    findShipment(shipmentId),
  ]);
  if (!flown.isRefused) {
    const [written] = flown.rows.at(-1) as Shipment[];
    if (!written) throw new Error(`shipment ${shipmentId} was written and is not there`);
    return written;
  }
  if (['order-moved', 'shipments_reference', 'shipments_number'].includes(flown.refusedBy)) return 'moved';
  if (flown.refusedBy === 'in-future') {
    return refuse('value-invalid', 'This moment has not come yet.', { path: '/shippedAt' });
  }
  throw new Error(`the shipment could not be written: ${flown.refusedBy}`);
}

function refuseReference(): Refusal<'already-exists'> {
  return refuse('already-exists', 'This reference was used for another shipment of the order.', {
    path: '/reference',
  });
}
