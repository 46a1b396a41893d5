import type { Subject } from '#contracts/access.ts';
import { isRefusal, type Refusal } from '#contracts/refusals.ts';
import type { CallName, InputTo, ResultOf } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { TrackingStatus } from '../../domain/fulfilment/parcel.ts';
import type { CarrierEvent } from '../../providers/carrier.ts';
import { signedByFake, type FakeCarrier } from '../../providers/fake-carrier.ts';

type Ask = <C extends CallName<'order'>>(
  call: C,
  input: InputTo<'order', C>,
  as?: { subject: Subject },
) => Promise<ResultOf<'order', C>>;
type Wish = InputTo<'order', 'ship'>;
export type Sold = { orderId: string; lineId: string; orderKey: string };

/** A parcel's way from the label to the door. */
export const toDoor = ['picked-up', 'in-transit', 'out-for-delivery'] as const;

export const staff = {
  subject: {
    kind: 'staff',
    staffId: uuidv7(),
    sessionId: uuidv7(),
    permissions: ['orders.read', 'orders.write', 'orders.fulfil'],
  },
} as const satisfies { subject: Subject };

/** What tests do with parcels of a room whose carrier is in memory. */
export function fakeParcels(ask: Ask, carrier: FakeCarrier) {
  const wish = (
    { orderId, lineId }: Sold,
    quantity: number | null = null,
    more: Partial<Wish> = {},
  ): Wish => ({
    orderId,
    reference: uuidv7(),
    carrier: 'Fake Post',
    bookWith: 'fake',
    ...(quantity === null ? {} : { lines: [{ lineId, quantity }] }),
    ...more,
  });
  const hear = (event: CarrierEvent, headers: Record<string, string> = signedByFake) =>
    ask('receiveCarrierWebhook', { carrier: 'fake', headers, rawBody: JSON.stringify(event) });
  return {
    wish,
    hear,
    ship: async (order: Sold, quantity: number | null = null) =>
      accepted(await ask('ship', wish(order, quantity), staff)),
    look: async ({ orderId }: Sold) => accepted(await ask('getOrder', { orderId }, staff)),
    /** The carrier moves a parcel, and its events come in. */
    go: async (shipmentId: string, ...way: TrackingStatus[]) => {
      for (const status of way) accepted(await hear(carrier.move(shipmentId, status)));
    },
  };
}

function accepted<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}
