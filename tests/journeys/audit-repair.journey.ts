// topologies: one-process
// shop: shared
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectToDatabase } from '../support/connect-to-database.ts';
import { answerOf, checkOut, findVariant, readyCart } from '../support/shopper.ts';
import { runSouk, startTestShop, type TestShop } from '../support/start-test-shop.ts';

const owner = { SOUK_EMAIL: 'owner@souk.example', SOUK_PASSWORD: 'souk-owner-demo' };

let shop: TestShop;
before(async () => {
  shop = await startTestShop();
});
after(() => shop.stop());

/** A command's answer as JSON, with its exit code. */
async function ask(words: string, environment: Record<string, string> = {}) {
  const { code, output } = await runSouk(shop.folder, words.split(' '), environment);
  assert.match(output, /^[[{]/, output);
  return { code, answer: JSON.parse(output) as Record<string, unknown> };
}

/** Runs SQL as the owner of the shop's database. */
async function inDatabase(...statements: string[]): Promise<void> {
  const client = await connectToDatabase(shop.folder);
  for (const statement of statements) await client.query(statement);
  await client.end();
}

test('audit --repair mends what the running shop has told of, once it is asked for, and records who did it', async () => {
  const { variant } = await findVariant(shop.api, 'lantern');
  const { variantId } = variant;
  answerOf(await checkOut(shop.api, await readyCart(shop.api, variantId)));
  await inDatabase(
    `update catalog.stock set on_hand = on_hand + 1 where variant_id = '${variantId}' and location_id = 'main'`,
    `update catalog.stock_levels set level = 'out' where variant_id = '${variantId}'`,
  );
  const kinds = ['stock-counters', 'stock-told'];
  const unasked = await until(async () => {
    const { code, output } = await runSouk(shop.folder, ['audit', '--repair'], owner);
    return output.includes(variantId) ? { code, output } : undefined;
  });
  assert.equal(unasked.code, 2, unasked.output);
  assert.match(unasked.output, /--yes/);
  const { answer } = await ask('audit --repair --yes --json', owner);
  const repaired = (answer['repaired'] as { breach: string; id: string; isMended: boolean }[]).filter(
    ({ id }) => id === variantId,
  );
  assert.deepEqual(
    repaired.map(({ breach, isMended }) => `${breach} ${isMended}`).toSorted(),
    kinds.map((kind) => `${kind} true`),
  );
  const session = answerOf(
    await shop.api.user.signIn({ email: owner.SOUK_EMAIL, password: owner.SOUK_PASSWORD }),
  );
  const staff = shop.clientWith({ 'souk-session': session.sessionToken });
  const { repairs } = answerOf(await staff.insight.listRepairs({}));
  const own = repairs.filter(({ id }) => id === variantId);
  assert.deepEqual(own.map(({ breach }) => breach).toSorted(), kinds);
  for (const { who, before: was, after: is, doneAt } of own) {
    assert.match(who, /^staff:[0-9a-f-]{36}$/);
    assert.ok(was);
    assert.match(is ?? '', /^mended: /);
    assert.ok(doneAt);
  }
  const left = await ask('audit --json');
  assert.deepEqual(
    (left.answer['findings'] as { ids: string[] }[]).filter(({ ids }) => ids.includes(variantId)),
    [],
  );
});

async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 250) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return assert.fail('it did not come about in half a minute');
}
