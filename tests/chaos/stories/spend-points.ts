import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../../../apps/client/client.ts';
import { answerOf } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import type { Placed } from '../purchase.ts';
import { join } from '../scenarios/duplicates/join.ts';
import { untilAnswered } from '../until-answered.ts';
import { refund } from './change-mind.ts';
import { place } from './place.ts';
import type { Telling } from './telling.ts';

const patienceMs = 30_000;
/** What two units earn. */
const points = 20;

/** A customer earns points with an order, spends them on a second one, and sends half of it back. */
export async function spendPoints(shop: ChaosShop, telling: Telling): Promise<Placed[]> {
  const { client } = await join(shop);
  const first = await place(shop, { ...telling, before: () => undefined }, { client });
  await whenEarned(client);
  const second = await place(shop, telling, { client, points });
  if (second.order?.state === 'paid') await refund(shop, second, telling);
  return [first.placed, second.placed];
}

async function whenEarned(client: Client): Promise<void> {
  const endMs = performance.now() + patienceMs;
  while (answerOf(await untilAnswered(() => client.user.getPoints({}))).free < points) {
    assert.ok(performance.now() < endMs, 'no points were earned');
    await delay(100);
  }
}
