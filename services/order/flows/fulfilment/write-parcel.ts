import type { Step } from '#runtime/db/statement.ts';
import { announce } from '#runtime/events/announce.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { invoiceOf } from '../../domain/document/invoice-of.ts';
import { sellerOf } from '../../domain/document/seller-of.ts';
import type { Shipment } from '../../domain/fulfilment/shipment.ts';
import type { Charge } from '../../domain/hold/charge.ts';
import { marketOf } from '../../domain/market-of.ts';
import type { Order } from '../../domain/order.ts';
import { tellPaid } from '../../domain/tell-paid.ts';
import { insertInvoice } from '../../store/document/documents.ts';
import { findShipment, touchPaidOrder } from '../../store/fulfilment/shipments.ts';
import { countTaken, noteTaken } from '../../store/hold/charges.ts';
import { moveToPaidByParcel, settleHold } from '../../store/hold/holds.ts';
import { findOrder } from '../../store/orders.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { parcelSteps } from './parcel-steps.ts';

/** Each round one of those whose parcels of the same order go at the same moment is through. */
const triesMost = 60;

/**
 * Writes a parcel whose money was taken, once: the first of an order makes it paid, which issues its invoice. Gives the
 * shipment, or nothing when somebody else has settled the charge.
 */
export async function writeParcel(tools: Tools<'order'>, charge: Charge): Promise<Shipment | undefined> {
  for (let tries = 0; tries < triesMost; tries += 1) {
    const order = await tools.db.row(findOrder(charge.orderId));
    if (!order) throw new Error(`order ${charge.orderId} is gone`);
    tools.killPoint('order.write-parcel.before');
    const flown = await tools.db.tryFlight(stepsOf(tools, order, charge));
    tools.killPoint('order.write-parcel.after');
    if (!flown.isRefused) {
      const [written] = flown.rows.at(-1) as Shipment[];
      return written;
    }
    if (flown.refusedBy === 'charge-moved') return undefined;
    if (flown.refusedBy !== 'order-moved') {
      throw new Error(`a parcel whose money was taken could not be written: ${flown.refusedBy}`);
    }
  }
  throw new Error(`order ${charge.orderId} keeps moving; its parcel ${charge.chargeId} must come again`);
}

function stepsOf(tools: Tools<'order'>, order: Order, charge: Charge): Step[] {
  const { orderId, version } = order;
  const { chargeId: shipmentId, attemptId, shippedAt, lines } = charge;
  const isFirst = order.state === 'authorised';
  const sent = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const isComplete = order.lines.every(
    ({ lineId, variantId, quantity, shippedQuantity, withdrawnQuantity }) =>
      variantId === null || shippedQuantity + withdrawnQuantity + (sent.get(lineId) ?? 0) === quantity,
  );
  return [
    noteTaken(shipmentId),
    ...(isFirst ? paidSteps(tools, order, attemptId) : [touchPaidOrder(orderId, version)]),
    countTaken(orderId, attemptId),
    ...parcelSteps(tools, {
      ...charge,
      shipmentId,
      number: order.shipments.length + 1,
      isComplete,
      version: version + (isFirst ? 2 : 1),
      at: shippedAt ?? order.readAt,
      saidAt: shippedAt,
      hasMail: order.email !== null,
    }),
    settleHold(orderId),
    findShipment(shipmentId),
  ];
}

/** The steps that make an order paid by its first parcel: told and invoiced whole, since all of it is sold now. */
function paidSteps(tools: Tools<'order'>, order: Order, attemptId: string): Step[] {
  const { orderId, version, currency, attempts, readAt: paidAt } = order;
  const method = attempts.find((attempt) => attempt.attemptId === attemptId)?.method ?? null;
  const market = marketOf(currency);
  const seller = sellerOf(tools.setting, market);
  const content = invoiceOf(order, { seller, issuedAt: paidAt, method });
  return [
    moveToPaidByParcel(orderId, version),
    writeTimeline(orderId, 'paid', 'provider', 'The money of the first parcel was taken.'),
    announce(tools, 'order.paid', {
      key: orderId,
      version: version + 1,
      payload: tellPaid(order, { attemptId, paidAt }),
    }),
    insertInvoice(uuidv7(), orderId, market, JSON.stringify(content)),
  ];
}
