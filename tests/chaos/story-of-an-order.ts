import type { ChaosShop } from './chaos-shop.ts';
import type { Placed } from './purchase.ts';
import { approve } from './stories/approve.ts';
import { callOff } from './stories/call-off.ts';
import { cancel, refund } from './stories/change-mind.ts';
import { giveUp } from './stories/give-up.ts';
import { holdMoney } from './stories/hold-money.ts';
import { payAgain } from './stories/pay-again.ts';
import { payAtDoor } from './stories/pay-at-door.ts';
import { place, type Bought } from './stories/place.ts';
import { sendBack } from './stories/send-back.ts';
import { send } from './stories/send.ts';
import { spendPoints } from './stories/spend-points.ts';
import type { Telling } from './stories/telling.ts';
import { waitForReview } from './stories/wait-for-review.ts';

type Tell = (shop: ChaosShop, telling: Telling) => Promise<Placed[]>;
type Then = (shop: ChaosShop, bought: Bought, telling: Telling) => Promise<unknown>;

/**
 * Stories of orders, each told to its end: each request is repeated, with the same key, until it is answered. A story gives the
 * orders that it made.
 */
export const stories = {
  bought: paidAnd(async () => undefined),
  'bought by link': approve,
  'paid again': payAgain,
  'given up by order': (shop, telling) => giveUp(shop, telling, 'order.checkout.after-started'),
  'given up by payment': (shop, telling) => giveUp(shop, telling, 'payment.pay.after-attempt'),
  reviewed: waitForReview,
  'with points': spendPoints,
  cancelled: paidAnd(cancel),
  refunded: paidAnd(refund),
  returned: paidAnd((shop, bought, telling) => sendBack(shop, bought, telling, 'refund')),
  exchanged: paidAnd((shop, bought, telling) => sendBack(shop, bought, telling, 'exchange')),
  'by carrier': paidAnd((shop, bought, telling) => send(shop, bought, telling, { bookWith: 'sandbox' })),
  'called off': paidAnd(callOff),
  'paid at the door': (shop, telling) => payAtDoor(shop, telling, 'taken'),
  'left at the door': (shop, telling) => payAtDoor(shop, telling, 'left'),
  'held and sent': (shop, telling) => holdMoney(shop, telling, 'sent'),
  'held and sent in part': (shop, telling) => holdMoney(shop, telling, 'sent in part'),
  'held and cancelled': (shop, telling) => holdMoney(shop, telling, 'cancelled'),
} satisfies Record<string, Tell>;

export type Story = keyof typeof stories;

/** An order paid by card, and what becomes of it. A death may leave a payment that was never made: then there is no more to tell. */
function paidAnd(then: Then): Tell {
  return async (shop, telling) => {
    const bought = await place(shop, telling);
    if (bought.order?.state === 'paid') await then(shop, bought, telling);
    return [bought.placed];
  };
}
