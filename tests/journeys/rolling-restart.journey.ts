// topologies: replicated
// shop: shared
// alone: steady traffic must meet its deadlines
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { answerOf, findVariant } from '../support/shopper.ts';
import { startTestShop, type TestShop } from '../support/start-test-shop.ts';
import { startTraffic, type Visit } from '../support/traffic.ts';

let shop: TestShop;
let variantId: string;
let slug: string;
before(async () => {
  shop = await startTestShop();
  const { product, variant } = await findVariant(shop.api, 'mug');
  variantId = variant.variantId;
  slug = product.slug;
});
after(() => shop.stop());

/** Fills and empties a cart of its own; each change has an Idempotency-Key, as the client sends it. */
function cartShopper(): Visit {
  let cartToken: string | undefined;
  let quantity = 1;
  return async ({ api }) => {
    if (!cartToken) {
      cartToken = answerOf(
        await api.order.createCart({ locale: 'en-gb', lines: [{ variantId, quantity: 1 }] }),
      ).cartToken;
      return;
    }
    quantity = (quantity % 3) + 1;
    const cart = answerOf(await api.order.setLineQuantity({ cartToken, variantId, quantity }));
    assert.deepEqual(
      cart.lines.map((line) => [line.variantId, line.quantity]),
      [[variantId, quantity]],
      'the answer is that of this very change',
    );
  };
}

const searcher: Visit = async ({ api, turn }) => {
  const query = ['mug', 'christmas', 'bag', '杯'][turn % 4] ?? '';
  const { total } = answerOf(await api.insight.searchProducts({ query, locale: 'en-gb', limit: 5 }));
  assert.ok(total > 0 || query === '杯');
};
const reader: Visit = async ({ api }) => {
  assert.equal(answerOf(await api.catalog.getProduct({ slug, locale: 'en-gb' })).slug, slug);
};
const visitor: Visit = ({ get, turn }) => get(turn % 2 === 0 ? `/en-gb/products/${slug}` : '/zh-cn');

test('every process is replaced under steady traffic, and not one request fails', async () => {
  const before = await shop.processes();
  // Eleven shoppers who ask three times a second: 33 requests a second; and three that let their connections rest.
  const busy = [1, 2, 3, 4]
    .map(cartShopper)
    .concat(searcher, searcher, searcher, reader, reader, visitor, visitor);
  const traffic = startTraffic(shop.url, busy, 333);
  const resting = startTraffic(shop.url, [cartShopper(), searcher, visitor], 3200);
  await delay(2000);
  const restart = await shop.souk('restart');
  await delay(2000);
  const busyReport = await traffic.stop();
  const restingReport = await resting.stop();
  assert.equal(restart.code, 0, restart.output);
  const failures = [...busyReport.failures, ...restingReport.failures];
  assert.equal(failures.length, 0, [`${failures.length} failed:`, ...failures.slice(0, 20)].join('\n'));
  assert.ok(busyReport.requests > 300, `${busyReport.requests} requests were sent`);

  const now = await shop.processes();
  assert.deepEqual(Object.keys(now).toSorted(), Object.keys(before).toSorted());
  const same = Object.keys(now).filter((name) => now[name] === before[name]);
  assert.deepEqual(same.toSorted(), ['carrier', 'mailbox', 'payment-provider', 'postgres']);
  assert.deepEqual(await shop.audit(), []);
});
