// topologies: one-process, replicated
// shop: shared
// alone: a change must be everywhere within two seconds
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import type { Client } from '../../apps/client/client.ts';
import { answerOf, findVariant } from '../support/shopper.ts';
import { startTestShop, type TestShop } from '../support/start-test-shop.ts';

const key = 'order.maxQuantityPerLine';
const takenOverMs = 2000;

let shop: TestShop;
let owner: Client;
let variantId: string;
before(async () => {
  shop = await startTestShop();
  const signedIn = answerOf(
    await shop.api.user.signIn({ email: 'owner@souk.example', password: 'souk-owner-demo' }),
  );
  owner = shop.clientWith({ 'souk-session': signedIn.sessionToken });
  variantId = (await findVariant(shop.api, 'mug')).variant.variantId;
});
after(() => shop.stop());

async function current() {
  const setting = answerOf(await owner.gateway.listSettings({})).settings.find((each) => each.key === key);
  assert.ok(setting);
  return setting;
}

/** The version that each process goes by, by the address of its own server. */
async function versionsEverywhere(): Promise<Map<string, number>> {
  const { instances } = answerOf(await owner.gateway.listInstances({}));
  const addresses = new Set(
    instances
      .filter(({ service, state }) => service !== 'storefront' && state === 'ready')
      .map(({ address }) => address),
  );
  const versions = [...addresses].map(async (address) => {
    const text = await (await fetch(`${address}/metrics`)).text();
    const [, version = '0'] =
      new RegExp(`souk_setting_version\\{[^}]*setting="${key}"[^}]*\\} (\\d+)`).exec(text) ?? [];
    return [address, Number(version)] as const;
  });
  return new Map(await Promise.all(versions));
}

async function isEverywhere(version: number): Promise<void> {
  const startedAtMs = performance.now();
  for (;;) {
    const versions = await versionsEverywhere();
    if ([...versions.values()].every((each) => each === version)) {
      assert.ok(versions.size >= (process.env['SOUK_TOPOLOGY'] === 'replicated' ? 9 : 1));
      return;
    }
    const waitedMs = performance.now() - startedAtMs;
    assert.ok(waitedMs < takenOverMs, `after ${waitedMs} ms: ${JSON.stringify([...versions])}`);
    await delay(20);
  }
}

/** What becomes of carts with five of a thing, asked often enough to meet every process of the order room. */
async function askForFive(): Promise<Set<string>> {
  const lines = [{ variantId, quantity: 5 }];
  const replies = await Promise.all(
    Array.from({ length: 12 }, () => shop.api.order.createCart({ locale: 'en-gb', lines })),
  );
  return new Set(replies.map((reply) => (reply.isOk ? 'sold' : reply.problem.code)));
}

test('a change is in every process within two seconds, and taken back as quickly', async () => {
  assert.deepEqual(await askForFive(), new Set(['sold']));
  const before = await current();
  assert.deepEqual([before.value, before.origin, before.version], [99, 'default', 0]);

  const changed = answerOf(await owner.gateway.changeSetting({ key, value: 4, version: 0 }));
  assert.deepEqual([changed.value, changed.origin, changed.version], [4, 'centre', 1]);
  assert.match(changed.changedBy ?? '', /^staff:/);
  await isEverywhere(1);
  assert.deepEqual(await askForFive(), new Set(['quantity-limit']));

  const undone = answerOf(await owner.gateway.undoSetting({ key, version: 1 }));
  assert.deepEqual([undone.value, undone.origin, undone.version], [99, 'default', 2]);
  await isEverywhere(2);
  assert.deepEqual(await askForFive(), new Set(['sold']));
});

test('a value that is not allowed, an unknown name and an old version are refused and change nothing', async () => {
  const before = await current();
  const { version } = before;
  const wrong = await owner.gateway.changeSetting({ key, value: 'many', version });
  assert.ok(!wrong.isOk);
  assert.deepEqual(
    [wrong.problem.status, wrong.problem.code, wrong.problem.path],
    [422, 'value-invalid', '/value'],
  );
  const large = await owner.gateway.changeSetting({ key, value: 100_000, version });
  assert.equal(large.isOk ? 'changed' : large.problem.code, 'value-invalid');
  const unknown = await owner.gateway.changeSetting({ key: 'order.nothing', value: 1, version: 0 });
  assert.deepEqual(unknown.isOk ? 'changed' : [unknown.problem.status, unknown.problem.code], [
    404,
    'setting-not-found',
  ]);
  const old = await owner.gateway.changeSetting({ key, value: 7, version: version - 1 });
  assert.deepEqual(old.isOk ? 'changed' : [old.problem.status, old.problem.code], [409, 'version-conflict']);
  assert.deepEqual(await current(), before);
});

test('of changes at the same time one wins, and the others are told', async () => {
  const { version } = await current();
  const replies = await Promise.all(
    [10, 11, 12, 13, 14, 15].map((value) => owner.gateway.changeSetting({ key, value, version })),
  );
  const won = replies.flatMap((reply) => (reply.isOk ? [reply.answer] : []));
  assert.equal(won.length, 1);
  assert.equal(replies.filter((reply) => !reply.isOk && reply.problem.code === 'version-conflict').length, 5);
  await isEverywhere(version + 1);
  assert.equal((await current()).value, won[0]?.value);
});

test('whoever may not manage settings changes none', async () => {
  const before = await current();
  const analyst = answerOf(
    await shop.api.user.signIn({ email: 'analyst@souk.example', password: 'souk-analyst-demo' }),
  );
  const asked = await shop
    .clientWith({ 'souk-session': analyst.sessionToken })
    .gateway.changeSetting({ key, value: 3, version: before.version });
  assert.deepEqual(asked.isOk ? 'changed' : asked.problem.status, 403);
  assert.deepEqual(await current(), before);
});
