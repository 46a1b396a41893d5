import type { ShipmentValue } from '#contracts/order/fulfilment.ts';
import type { Currency } from '#contracts/money.ts';
import type { InputTo } from '#contracts/services.ts';
import type { Order } from '../order.ts';

/** A shipment as staff ask for it. */
export type ShipmentWish = InputTo<'order', 'ship'>;

/** A line with what has become of its goods. */
export type ShippableLine = {
  lineId: string;
  variantId: string | null;
  quantity: number;
  shippedQuantity: number;
  withdrawnQuantity: number;
  /** In parcels whose money is being taken. */
  chargingQuantity: number;
  grossMinor: number;
  /** Of money that is held: what is taken of the line, or being taken, and what never will be. */
  chargedMinor: number;
  waivedMinor: number;
};

/** What a shipment needs to know of its order. */
export type ShippableOrder = {
  orderId: string;
  version: number;
  state: string;
  stock: string;
  /** Points that pay for it are redeemed before anything goes. */
  pointsState: Order['pointsState'];
  currency: Currency;
  shippingMinor: number;
  /** Whether money of it is held: then that of each parcel is taken before it goes. */
  hold: Order['hold'];
  isDeliveryCharged: boolean;
  /** Parcels whose money is being taken. */
  charging: readonly { chargeId: string; reference: string; inputHash: string }[];
  /** The attempt that holds the money, or has it. */
  attemptId: string | null;
  shipments: number;
  readAt: string;
  hasMail: boolean;
  hasAddress: boolean;
  lines: readonly ShippableLine[];
};

export type PlannedParcel = {
  lines: { lineId: string; variantId: string; quantity: number }[];
  /** Whether nothing is left to send after it. */
  isComplete: boolean;
};

/** What is told of a shipment. */
export type StoredShipment = Omit<ShipmentValue, 'tracking' | 'lines'> & {
  lines: readonly ShipmentValue['lines'][number][];
  /** Null when no carrier was asked. */
  tracking: ShipmentValue['tracking'] | null;
};

/** A shipment as it is stored. */
export type Shipment = Omit<StoredShipment, 'lines'> & {
  orderId: string;
  inputHash: string;
  goods: 'asked' | 'left' | 'refused';
  lines: readonly { lineId: string; variantId: string; quantity: number }[];
};
