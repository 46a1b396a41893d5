import type { Money } from '#contracts/money.ts';
import type { ShipmentValue } from '#contracts/order/fulfilment.ts';
import type { AddressValue } from '#contracts/order/cart.ts';

type Tracking = NonNullable<ShipmentValue['tracking']>;

/** One thing that a carrier told of a parcel; sequences rise along its way. */
export type TrackingEvent = Tracking['events'][number];
export type TrackingStatus = TrackingEvent['status'];

/** A parcel as its carrier sees it, with all of its events or the one that is told. */
export type CarrierParcel = {
  parcelId: string;
  /** The shipment that it was booked for. */
  reference: string;
  trackingNumber: string;
  labelUrl: string;
  events: readonly TrackingEvent[];
};

/** A parcel as it is stored, with what a booking needs of its shipment and order. */
export type Parcel = {
  shipmentId: string;
  orderId: string;
  number: number;
  carrier: string;
  state: Tracking['state'];
  parcelId: string | null;
  sequence: number;
  status: TrackingStatus | null;
  /** Whether the shipment has arrived, by whatever word. */
  hasArrived: boolean;
  hasMail: boolean;
  recipient: AddressValue | null;
  /** What is to be paid for it at the door. */
  collect: Money | null;
};
