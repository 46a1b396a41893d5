// topologies: one-process
// shop: shared
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Market } from '#contracts/markets.ts';
import type { InputTo } from '#contracts/services.ts';
import { answerOf, checkOut, findVariant, followOrder } from '../support/shopper.ts';
import { startTestShop, type TestShop } from '../support/start-test-shop.ts';

let shop: TestShop;
before(async () => {
  shop = await startTestShop();
});
after(() => shop.stop());

async function staff() {
  const { sessionToken } = answerOf(
    await shop.api.user.signIn({ email: 'owner@souk.example', password: 'souk-owner-demo' }),
  );
  return { owner: shop.clientWith({ 'souk-session': sessionToken }), sessionToken };
}

const receiver = { name: 'Ada Tester', line1: '1 Test Street' };
const sales: {
  market: Market;
  currency: string;
  address: NonNullable<InputTo<'order', 'setCartDetails'>['shippingAddress']>;
  rate: number;
  isTaxOnTop: boolean;
  /** How amounts of the currency stand on the invoice. */
  digits: RegExp;
}[] = [
  {
    market: 'jp',
    currency: 'JPY',
    address: { ...receiver, country: 'JP', region: '東京都', city: '港区', postalCode: '105-0011' },
    rate: 1000,
    isTaxOnTop: false,
    digits: />¥[0-9,]+</,
  },
  {
    market: 'kw',
    currency: 'KWD',
    address: { ...receiver, country: 'KW', city: 'Kuwait City' },
    rate: 0,
    isTaxOnTop: false,
    digits: /KWD\s?[0-9,]+\.[0-9]{3}(?![0-9])/,
  },
  {
    market: 'us',
    currency: 'USD',
    address: { ...receiver, country: 'US', region: 'New York', city: 'Albany', postalCode: '12207' },
    rate: 400,
    isTaxOnTop: true,
    digits: />\$[0-9,]+\.[0-9]{2}(?![0-9])/,
  },
];

for (const { market, currency, address, rate, isTaxOnTop, digits } of sales) {
  test(`markets: a guest pays in ${currency}, staff give one of three back, and invoice, tax and books agree`, async () => {
    const { variant } = await findVariant(
      shop.api,
      market === 'jp' ? 'lantern' : market === 'kw' ? 'mug' : 'candle',
    );
    const lines = [{ variantId: variant.variantId, quantity: 3 }];
    const { cartToken } = answerOf(await shop.api.order.createCart({ locale: 'en-gb', market, lines }));
    const details = { cartToken, email: `${market}@example.org`, shippingAddress: address };
    const cart = answerOf(await shop.api.order.setCartDetails({ ...details, shippingMethod: 'standard' }));
    assert.deepEqual([cart.market, cart.totals.total.currency, cart.missing], [market, currency, []]);

    const placed = answerOf(await checkOut(shop.api, cart));
    const order = await followOrder(shop.api, placed, (seen) => seen.state === 'paid');
    const { goods, shipping, tax, total } = order.totals;
    assert.deepEqual([order.totals, order.totals.isTaxOnTop ?? false], [cart.totals, isTaxOnTop]);
    const sum = goods.amountMinor + shipping.amountMinor + (isTaxOnTop ? tax.amountMinor : 0);
    assert.equal(total.amountMinor, sum);
    const [line] = order.lines;
    assert.ok(line);
    const taxOf = (price: number) =>
      Math.round(isTaxOnTop ? (price * rate) / 10_000 : (price * rate) / (10_000 + rate));
    const price = line.unitPrice.amountMinor * 3;
    assert.equal(line.tax.amountMinor, taxOf(price));
    assert.equal(tax.amountMinor, taxOf(price) + taxOf(shipping.amountMinor));

    const { owner, sessionToken } = await staff();
    const refund = answerOf(
      await owner.order.refundLines({
        orderId: order.orderId,
        reference: crypto.randomUUID(),
        reason: 'one was broken',
        lines: [{ lineId: line.lineId, quantity: 1, goods: 'keep' }],
      }),
    );
    // The first of three units takes what does not divide.
    assert.equal(refund.total.amountMinor, Math.ceil(line.gross.amountMinor / 3));
    const given = await followOrder(
      shop.api,
      placed,
      (seen) => seen.payment.refunded.amountMinor === refund.total.amountMinor,
    );
    assert.equal(given.payment.refunded.currency, currency);

    const payments = await settledPayments(owner, order.orderId, refund.total.amountMinor);
    assert.deepEqual(
      payments.attempts.map(({ capturedMinor, refundedMinor }) => [capturedMinor, refundedMinor]),
      [[total.amountMinor, refund.total.amountMinor]],
    );
    assert.ok(payments.entries.every(({ amount }) => amount.currency === currency));
    assert.equal(
      payments.entries.reduce((balance, { amount }) => balance + amount.amountMinor, 0),
      0,
    );

    const { documents } = answerOf(await owner.order.listDocuments({ orderId: order.orderId }));
    assert.deepEqual(
      documents.map((each) => [each.kind, each.total, each.tax]),
      [
        ['invoice', total, tax],
        ['credit-note', refund.total, refund.tax],
      ],
    );
    for (const { documentId } of documents) {
      assert.match(await pageOf(order.orderId, documentId, sessionToken), digits);
    }
  });
}

test('markets: the audit finds nothing after it', async () => {
  assert.deepEqual(await shop.audit(), []);
});

/** The payments of an order once the provider has given so much back. */
async function settledPayments(owner: TestShop['api'], orderId: string, refundedMinor: number) {
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 100) {
    const seen = answerOf(await owner.payment.listPayments({ orderId }));
    if (seen.attempts[0]?.refundedMinor === refundedMinor) return seen;
    await delay(100);
  }
  assert.fail('the provider did not give the money back');
}

/** A document as a page to print. */
async function pageOf(orderId: string, documentId: string, sessionToken: string): Promise<string> {
  const path = `${shop.url}/api/v1/orders/${orderId}/documents/${documentId}/file?format=html`;
  const page = await fetch(path, { headers: { 'souk-session': sessionToken } });
  assert.equal(page.status, 200);
  return page.text();
}
