import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { Id, Instant, text } from '../ids.ts';

const exact = { additionalProperties: false } as const;

/** How far the goods of an order are: none sent, some, all, all arrived. */
export const Fulfilment = Type.Union([
  Type.Literal('none'),
  Type.Literal('part'),
  Type.Literal('shipped'),
  Type.Literal('delivered'),
]);

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** Where a parcel is, as its carrier says. */
export const TrackingStatus = Type.Union([
  Type.Literal('label-created'),
  Type.Literal('picked-up'),
  Type.Literal('in-transit'),
  Type.Literal('out-for-delivery'),
  Type.Literal('failed-attempt'),
  Type.Literal('delivered'),
  Type.Literal('lost'),
  Type.Literal('returned-to-sender'),
  Type.Literal('cancelled'),
]);

/** A parcel that is booked with a carrier, or will be, and what the carrier told of it. */
const Tracking = Type.Object({
  bookedWith: Type.String(),
  /** `asked` and `cancelling` go on by themselves; of a refused or cancelled one nothing more is heard. */
  state: Type.Union([
    Type.Literal('asked'),
    Type.Literal('booked'),
    Type.Literal('refused'),
    Type.Literal('cancelling'),
    Type.Literal('cancelled'),
  ]),
  status: OrNull(TrackingStatus),
  /** Where staff print the label. */
  labelUrl: OrNull(Type.String()),
  /** In the order of the parcel’s way, whenever they were heard. */
  events: Type.Array(
    Type.Object({ sequence: Type.Integer(), status: TrackingStatus, at: Instant, place: Type.String() }),
  ),
});

export const ShipmentView = Type.Object({
  shipmentId: Id,
  /** 1, 2, 3 … within the order. */
  number: Type.Integer(),
  carrier: Type.String(),
  trackingNumber: Type.Union([Type.String(), Type.Null()]),
  state: Type.Union([Type.Literal('shipped'), Type.Literal('delivered')]),
  shippedAt: Instant,
  deliveredAt: Type.Union([Instant, Type.Null()]),
  lines: Type.Array(Type.Object({ lineId: Id, quantity: Type.Integer() })),
  /** Only of parcels that are booked with a carrier; others are followed by hand. */
  tracking: Type.Optional(Tracking),
});
export type ShipmentValue = Static<typeof ShipmentView>;

const staff = { access: ['staff:orders.fulfil'], callers: ['gateway'], repeat: 'natural' } as const;

export const fulfilmentCalls = {
  ship: call({
    ...staff,
    summary:
      'Sends goods of a paid order: the given lines, or all that is left. The same reference finds the same shipment. Where money is taken as goods are sent, that of the parcel is taken first.',
    input: Type.Object(
      {
        orderId: Id,
        /** The writer's own name for the shipment, unique within the order. */
        reference: text(100),
        lines: Type.Optional(
          Type.Array(
            Type.Object({ lineId: Id, quantity: Type.Integer({ minimum: 1, maximum: 100_000 }) }, exact),
            { minItems: 1, maxItems: 1000 },
          ),
        ),
        carrier: text(60),
        trackingNumber: Type.Optional(text(60)),
        /** Books the parcel with this carrier of the shop, which gives the tracking number; now, or once it can be reached. Money that is held waits for its yes. */
        bookWith: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,40}$' })),
        /** Now, when left out. Only those who may import orders say another time. */
        shippedAt: Type.Optional(Instant),
      },
      exact,
    ),
    output: ShipmentView,
    refusals: [
      'order-not-found',
      'order-state',
      'quantity-limit',
      'value-invalid',
      'not-allowed',
      'already-exists',
      'version-conflict',
      'booking-refused',
      'capture-refused',
      'capture-pending',
    ],
    timeoutMs: 10_000,
    http: { method: 'POST', path: '/staff/orders/{orderId}/shipments', successStatus: 201 },
  }),
  markDelivered: call({
    ...staff,
    summary: 'Notes that a shipment has arrived; the time to send goods back begins.',
    input: Type.Object(
      {
        orderId: Id,
        shipmentId: Id,
        /** Now, when left out. Only those who may import orders say another time. */
        deliveredAt: Type.Optional(Instant),
      },
      exact,
    ),
    output: ShipmentView,
    refusals: ['order-not-found', 'not-found', 'value-invalid', 'not-allowed', 'version-conflict'],
    timeoutMs: 5000,
    http: { method: 'POST', path: '/staff/orders/{orderId}/shipments/{shipmentId}/delivered' },
  }),
  cancelParcel: call({
    ...staff,
    summary:
      'Calls a booked parcel off before its carrier has picked it up; the shipment is followed by hand from then on.',
    input: Type.Object({ orderId: Id, shipmentId: Id }, exact),
    output: ShipmentView,
    refusals: ['not-found', 'order-state'],
    timeoutMs: 10_000,
    http: { method: 'POST', path: '/staff/orders/{orderId}/shipments/{shipmentId}/parcel/cancel' },
  }),
  receiveCarrierWebhook: call({
    summary: 'Takes a carrier’s signed event about a parcel; each event has one effect.',
    input: Type.Object(
      {
        carrier: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
        headers: Type.Record(Type.String(), Type.String()),
        rawBody: Type.String({ maxLength: 100_000 }),
      },
      exact,
    ),
    output: Type.Object({ received: Type.Literal(true) }),
    refusals: ['signature-wrong', 'not-found', 'invalid-input'],
    access: ['anonymous', 'customer', 'staff'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 5000,
    http: { method: 'POST', path: '/webhooks/carriers/{carrier}', isRaw: true },
  }),
};
