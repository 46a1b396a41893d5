import assert from 'node:assert/strict';
import { goodCard } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { stockOf } from '../../judge.ts';
import { buy, stockUp } from '../../purchase.ts';
import type { Race } from './settle-races.ts';

const toldThrice = { ...goodCard, number: '4000000000005043' };

/** Payments of which the provider tells three times, all at once: each is captured, booked and told once. */
export async function raceOfWebhooks(shop: ChaosShop, payments: number): Promise<Race> {
  const [variantId, other] = await stockUp(shop, payments);
  const bought = await Promise.all(
    Array.from({ length: payments }, () => buy(shop.api, [{ variantId, quantity: 1 }], toldThrice)),
  );
  const placed = bought.flatMap((each) => (each ? [each] : []));
  return {
    placed,
    goods: { variantIds: [variantId, other], units: payments },
    sellTheRest: async () => {},
    check: async () => {
      const orders = placed.map(({ orderId }) => orderId);
      const paid = await shop.sql(
        `select from "order".orders where order_id = any($1) and state = 'paid'`,
        orders,
      );
      assert.equal(paid.length, payments, 'each is paid');
      const { committed } = await stockOf(shop, variantId);
      assert.equal(committed, payments);
    },
  };
}
