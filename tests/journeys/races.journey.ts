// topologies: replicated
// shop: shared
// retry: none: what is sold twice once is sold twice
// long: thousands of buyers
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withHands, type ChaosShop } from '../chaos/chaos-shop.ts';
import { judge } from '../chaos/judge.ts';
import { raceForSharedGoods, raceForUnits, raceOfWebhooks } from '../chaos/scenarios/races.ts';
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
  for (const { sold, refused } of races) {
    assert.equal(sold, 50);
    assert.ok(refused > 300, 'most came too late');
  }
  const placed = races.flatMap((race) => race.placed);
  await judge(
    shop,
    placed,
    races.map(({ goods }) => goods),
  );
});

test('carts that share goods in opposite order are sold as far as they go, and nobody hangs', async () => {
  await raceForSharedGoods(shop, { seed: seedOfRun(), units: 10, buyers: 20 });
});

test('payments that the provider tells of three times at once are taken once', async () => {
  await raceOfWebhooks(shop, 5);
});
