// topologies: one-process, each-alone
// retry: none: what is lost once is lost
// long: a process dies at each point
import { after, before, test } from 'node:test';
import { startChaosShop, type ChaosShop } from '../chaos/chaos-shop.ts';
import { killPointsOfRun } from '../chaos/kill-points-of-run.ts';
import { dieAtEachPoint } from '../chaos/scenarios/kill-points.ts';
import { seedOfRun } from '../chaos/seed-of-run.ts';
import { topologyOfRun } from '../support/start-test-shop.ts';

let shop: ChaosShop;
before(async () => {
  shop = await startChaosShop();
});
after(() => shop.stop());

test('a running shop that dies at a named place, others with each run, has lost and doubled nothing', async (t) => {
  const seed = seedOfRun();
  const some = killPointsOfRun({ topology: topologyOfRun(), seed });
  t.diagnostic(`seed ${seed}: ${some.map(({ place }) => place).join(', ')}`);
  await dieAtEachPoint(shop, some);
});
