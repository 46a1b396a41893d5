// topologies: replicated
// retry: none: what is done twice once is done twice
// long: it waits for the sweeper
import { after, before, test } from 'node:test';
import { startChaosShop, type ChaosShop } from '../chaos/chaos-shop.ts';
import { makeRandom } from '../chaos/make-random.ts';
import { pauseCheckouts, pausePlaces } from '../chaos/scenarios/pauses.ts';
import { seedOfRun } from '../chaos/seed-of-run.ts';

let shop: ChaosShop;
before(async () => {
  shop = await startChaosShop();
});
after(() => shop.stop());

test('a checkout that stands still until the sweeper has ended its order, at another place with each run, doubles nothing when it goes on', async (t) => {
  const seed = seedOfRun();
  const place = makeRandom(seed).pick(pausePlaces);
  t.diagnostic(`seed ${seed}: ${place}`);
  const { states } = await pauseCheckouts(shop, { pauseMs: 0, places: [place] });
  t.diagnostic(JSON.stringify(states));
});
