// topologies: one-process
// retry: none: what is done twice once is done twice
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withHands, type ChaosShop } from '../chaos/chaos-shop.ts';
import { sendSomeAgain } from '../chaos/scenarios/duplicates.ts';
import { seedOfRun } from '../chaos/seed-of-run.ts';
import { startTestShop } from '../support/start-test-shop.ts';

let shop: ChaosShop;
before(async () => {
  shop = await withHands(await startTestShop());
});
after(() => shop.stop());

test('a tenth of what changes something, another with each run, sent 2 to 50 times at once and again a day later, has one effect', async (t) => {
  const seed = seedOfRun();
  const names = await sendSomeAgain(shop, seed);
  t.diagnostic(`seed ${seed}: ${names.join(', ')}`);
  assert.ok(names.length > 0);
});
