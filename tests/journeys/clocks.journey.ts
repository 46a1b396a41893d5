// topologies: each-alone
import { after, before, test } from 'node:test';
import { startChaosShop, type ChaosShop } from '../chaos/chaos-shop.ts';
import { makeRandom } from '../chaos/make-random.ts';
import { clockMoves, offClocks, sellByOffClocks } from '../chaos/scenarios/clocks.ts';
import { seedOfRun } from '../chaos/seed-of-run.ts';

const seed = seedOfRun();
const move = makeRandom(seed).pick(clockMoves);
let shop: ChaosShop;
before(async () => {
  shop = await startChaosShop({ clocks: offClocks(move, makeRandom(seed)) });
});
after(() => shop.stop());

test('a shop whose clocks are five minutes off, ahead or behind or at odds with each run, sells and lets lapse by that of the database', async (t) => {
  t.diagnostic(`seed ${seed}: ${move}`);
  t.diagnostic(JSON.stringify(await sellByOffClocks(shop, { rounds: 1, ends: ['payment'] })));
});
