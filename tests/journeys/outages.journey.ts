// topologies: each-alone
// long: it waits for what is away
import { after, before, test } from 'node:test';
import { startChaosShop, type ChaosShop } from '../chaos/chaos-shop.ts';
import { makeRandom } from '../chaos/make-random.ts';
import { ailments } from '../chaos/scenarios/outages/ailments.ts';
import { sellThroughOutages } from '../chaos/scenarios/outages.ts';
import { seedOfRun } from '../chaos/seed-of-run.ts';

let shop: ChaosShop;
before(async () => {
  shop = await startChaosShop();
});
after(() => shop.stop());

test('an ailing shop, of another ailment with each run, sells or says clearly what is the matter, and catches up', async (t) => {
  const seed = seedOfRun();
  const ailment = makeRandom(seed).pick(ailments);
  t.diagnostic(`seed ${seed}: ${ailment.name}`);
  const report = await sellThroughOutages(shop, { buyersAtOnce: 3, of: [ailment] });
  t.diagnostic(JSON.stringify(report));
});
