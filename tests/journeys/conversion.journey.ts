// topologies: replicated
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { askDatabase } from '../support/ask-database.ts';
import { answerOf, checkOut, findVariant, followOrder, readyCart } from '../support/shopper.ts';
import { startTestShop, type TestShop } from '../support/start-test-shop.ts';

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const crawler = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

let shop: TestShop;
before(async () => {
  shop = await startTestShop({ environment: { SOUK_GATEWAY_VIEW_BATCH_SECONDS: '1' } });
});
after(() => shop.stop());

const asAnalyst = async () => {
  const { sessionToken } = answerOf(
    await shop.api.user.signIn({ email: 'analyst@souk.example', password: 'souk-analyst-demo' }),
  );
  return shop.clientWith({ 'souk-session': sessionToken });
};

test('conversion: pages, carts, checkouts and orders of people are counted by day, those of crawlers are not', async () => {
  const analyst = await asAnalyst();
  const to = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  const from = new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
  const sums = async () => {
    const { days } = answerOf(await analyst.insight.reportConversion({ from, to, market: 'gb' }));
    const sum = (pick: (day: (typeof days)[number]) => number) =>
      days.reduce((total, day) => total + pick(day), 0);
    return [
      sum(({ visits }) => visits),
      sum(({ pageViews }) => pageViews),
      sum(({ productViews }) => productViews),
      sum(({ carts }) => carts),
      sum(({ checkouts }) => checkouts),
      sum(({ placed }) => placed),
      sum(({ placedAndPaid }) => placedAndPaid),
    ];
  };
  const before = await sums();
  const { product, variant } = await findVariant(shop.api, 'lantern');
  const look = async (path: string, headers: Record<string, string>) => {
    const page = await fetch(shop.url + path, { headers });
    assert.equal(page.status, 200);
    await page.text();
  };
  await look('/en-gb', { 'user-agent': browser });
  await look(`/en-gb/products/${product.slug}`, { 'user-agent': browser, referer: `${shop.url}/en-gb` });
  await look(`/en-gb/products/${product.slug}`, { 'user-agent': crawler });
  const cart = await readyCart(shop.api, variant.variantId);
  await readyCart(shop.api, variant.variantId);
  const placed = answerOf(await checkOut(shop.api, cart));
  await followOrder(shop.api, placed, ({ state }) => state === 'paid');
  const expected = [1, 2, 1, 2, 2, 1, 1];
  for (let waitedMs = 0; ; waitedMs += 200) {
    const grown = (await sums()).map((sum, index) => sum - (before[index] ?? 0));
    if (grown.join() === expected.join()) break;
    assert.ok(waitedMs < 20_000, grown.join());
    await delay(200);
  }
  assert.deepEqual(await shop.audit(), []);
});

test('a report is read on a connection of its own, not on one that shoppers wait for', async () => {
  const analyst = await asAnalyst();
  const today = new Date().toISOString().slice(0, 10);
  answerOf(await analyst.insight.reportConversion({ from: today, to: today, market: 'gb' }));
  const asked = await askDatabase<{ name: string }>(
    shop.folder,
    `select application_name as name from pg_stat_activity where query like '%as "pageViews"%' and pid <> pg_backend_pid()`,
  );
  assert.deepEqual([...new Set(asked.map(({ name }) => name))], ['insight background']);
});
