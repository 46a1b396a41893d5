// topologies: replicated
// shop: shared
// retry: none: what is sold twice once is sold twice
// long: thousands of buyers
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withHands, type ChaosShop } from '../chaos/chaos-shop.ts';
import { raceForSharedGoods } from '../chaos/scenarios/races/race-for-shared-goods.ts';
import { raceForUnits } from '../chaos/scenarios/races/race-for-units.ts';
import { raceOfWebhooks } from '../chaos/scenarios/races/race-of-webhooks.ts';
import { settleRaces } from '../chaos/scenarios/races/settle-races.ts';
import { seedOfRun } from '../chaos/seed-of-run.ts';
import { startTestShop } from '../support/start-test-shop.ts';

let shop: ChaosShop;
before(async () => {
  shop = await withHands(await startTestShop());
});
after(() => shop.stop());

test('of 500 buyers for 50 units 50 have one at the end, three times over, whoever cancels or lets it lapse', async (t) => {
  const seed = seedOfRun();
  t.diagnostic(`seed ${seed}`);
  const crowd = { units: 50, buyers: 500, atOnce: 8 };
  const races = await Promise.all(
    [0, 1, 2].map((more) => raceForUnits(shop, { ...crowd, seed: seed + more })),
  );
  for (const { refused } of races) assert.ok(refused > 300, 'most came too late');
  await settleRaces(shop, races);
});

test('carts that share goods in opposite order are sold as far as they go, and nobody hangs', async () => {
  const race = await raceForSharedGoods(shop, { seed: seedOfRun(), units: 10, buyers: 20 });
  const states = await settleRaces(shop, [race]);
  assert.deepEqual(states, { paid: 10 });
});

test('payments that the provider tells of three times at once are taken once', async () => {
  const states = await settleRaces(shop, [await raceOfWebhooks(shop, 5)]);
  assert.deepEqual(states, { paid: 5 });
});
