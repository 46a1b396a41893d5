// topologies: one-process, each-alone, replicated
// retry: none: what is lost once is lost
// long: each process is killed, and comes back
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { seedOfRun } from '../chaos/seed-of-run.ts';
import { startChaosShop, type ChaosShop } from '../chaos/chaos-shop.ts';
import { killAtRandom } from '../chaos/scenarios/random-kills.ts';
import { processIdentity } from '#runtime/postgres/process-identity.ts';
import { processesOf } from '../support/processes-of.ts';
import { answerOf, checkOut, findVariant, followOrder, readyCart } from '../support/shopper.ts';
import { topologyOfRun } from '../support/start-test-shop.ts';

const backMs = 20_000;

/** Together thirty, on two topologies; on the third each process once. */
const killsMost: Record<string, number> = { 'one-process': 12, 'each-alone': 18 };

let shop: ChaosShop;
before(async () => {
  shop = await startChaosShop();
});
after(async () => {
  await shop.stop();
  rmSync(shop.folder, { recursive: true, force: true });
});

/** Buys something, as the proof that the shop works; what is refused for the moment is tried again, as people do. */
async function buy(): Promise<void> {
  const untilMs = performance.now() + backMs;
  for (;;) {
    try {
      return await buyOnce();
    } catch (error) {
      const isForNow =
        error instanceof Error &&
        /"code":"(network|unavailable|overloaded|deadline-exceeded)"/.test(error.message);
      if (!isForNow || performance.now() > untilMs) throw error;
      await delay(500);
    }
  }
}

async function buyOnce(): Promise<void> {
  const { variant } = await findVariant(shop.api, 'mug');
  const cart = await readyCart(shop.api, variant.variantId);
  const order = answerOf(await checkOut(shop.api, cart));
  await followOrder(shop.api, order, ({ state }) => state === 'paid');
}

/** The processes of a killed run that still live; a number may be another program's by now. */
const aliveOf = (before: Record<string, number>) =>
  Object.values(before).filter((pid) => processIdentity(pid)?.commandLine.join(' ').includes('souk'));

test('each process that is killed comes back by itself, and the shop sells again', async (t) => {
  const seed = seedOfRun();
  t.diagnostic(`seed ${seed}`);
  const names = Object.keys(await shop.processes());
  assert.ok(names.includes('postgres'));
  const kills = Math.max(names.length, killsMost[topologyOfRun()] ?? 0);
  const everyMs = [300, 1100] as const;
  const report = await killAtRandom(shop, { seed, kills, everyMs, buyersAtOnce: 3, isHurried: true });
  assert.deepEqual(Object.keys(report.kills).toSorted(), names.toSorted(), 'each was killed');
  t.diagnostic(JSON.stringify(report));
  await buy();
});

// Where it leaves most processes the next test kills it with the database, and finds the others alike.
if (topologyOfRun() !== 'replicated') {
  test('what a killed supervisor leaves is ended or taken over by the next start', async () => {
    const before = await shop.processes();
    await shop.killSupervisor();
    const port = Number(new URL(shop.url).port);
    const { folder } = shop;
    shop = await startChaosShop({ folder, port });
    assert.deepEqual(aliveOf(before), [], 'no process of the killed run is left');
    await buy();
    assert.deepEqual(await shop.audit(), []);
  });
}

test('a killed supervisor and database together are recovered as well', async () => {
  const { postgres } = await shop.processes();
  assert.ok(postgres);
  const before = await shop.processes();
  process.kill(postgres, 'SIGKILL');
  await shop.killSupervisor();
  const { folder } = shop;
  shop = await startChaosShop({ folder, port: Number(new URL(shop.url).port) });
  assert.deepEqual(aliveOf(before), [], 'no process of the killed run is left');
  await buy();
  assert.deepEqual(await shop.audit(), []);
  const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { phase: string };
  assert.equal(run.phase, 'ready');
});

test('a start after all that, and its stop, leave no process behind', async () => {
  const { folder } = shop;
  await shop.stop();
  assert.deepEqual(processesOf(folder), []);
});
