import assert from 'node:assert/strict';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Cart } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { stockOf } from '../../judge.ts';
import { makeRandom } from '../../make-random.ts';
import { checkOutSurely, fillCart, orderOf, someEmail, stockUp, type Placed } from '../../purchase.ts';
import type { Race } from './settle-races.ts';

/** Orders that share two variants, in opposite order of their lines: as many are sold as there are, and no one hangs. */
export async function raceForSharedGoods(
  shop: ChaosShop,
  { seed, units, buyers }: { seed: number; units: number; buyers: number },
): Promise<Race> {
  const random = makeRandom(seed);
  const variantIds = await stockUp(shop, units);
  const carts = await Promise.all(
    Array.from({ length: buyers }, () => fillOne(shop, random.shuffle(variantIds))),
  );
  const bought = await Promise.all(carts.flatMap((filled) => (filled ? [pay(shop, filled)] : [])));
  const placed = bought.flatMap((each) => (each ? [each] : []));
  const sold = Math.min(units, buyers);
  return {
    placed,
    goods: { variantIds, units },
    sellTheRest: async () => {},
    check: async () => {
      assert.equal(placed.length, sold, `seed ${seed}: as many buy as there are goods for`);
      for (const variantId of variantIds) {
        const { free, committed } = await stockOf(shop, variantId);
        assert.deepEqual({ free, committed }, { free: units - sold, committed: sold });
      }
    },
  };
}

/** A cart with one of each; undefined when they were gone. */
async function fillOne(shop: ChaosShop, variantIds: readonly string[]) {
  const email = someEmail();
  const lines = variantIds.map((variantId) => ({ variantId, quantity: 1 }));
  const cart = await fillCart(shop.api, lines, email);
  return cart && { cart, email };
}

/** Undefined when the goods were gone. */
async function pay(
  shop: ChaosShop,
  { cart, email }: { cart: Cart; email: string },
): Promise<Placed | undefined> {
  const key = uuidv7();
  const reply = await checkOutSurely(shop.api, cart, { key });
  const order = orderOf(reply);
  return order && { ...order, email, quantity: 2, key };
}
