// topologies: one-process, each-alone
// retry: none: what is lost once is lost
// long: a process dies at each point
import { after, before, test } from 'node:test';
import { startChaosShop, type ChaosShop } from '../chaos/chaos-shop.ts';
import { killPointEnvironment } from '../chaos/kill-point-environment.ts';
import { killPointsOfRun } from '../chaos/kill-points-of-run.ts';
import { dieAtEachPoint } from '../chaos/scenarios/kill-points.ts';
import { seedOfRun } from '../chaos/seed-of-run.ts';
import { topologyOfRun } from '../support/start-test-shop.ts';

let shop: ChaosShop;
before(async () => {
  shop = await startChaosShop({ environment: killPointEnvironment });
});
after(() => shop.stop());

test('a running shop that dies at a named place of what is paid otherwise has lost and doubled nothing', async (t) => {
  const seed = seedOfRun();
  const cases = killPointsOfRun({ topology: topologyOfRun(), seed, part: 'payments' });
  t.diagnostic(`seed ${seed}, ${cases.length} places`);
  await dieAtEachPoint(shop, cases, (place) => t.diagnostic(place));
});
