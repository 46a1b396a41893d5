// topologies: each-alone
// shop: shared
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { until } from '#runtime/testing/until.ts';
import { en } from '../../apps/admin/messages/en.ts';
import { zh } from '../../apps/admin/messages/zh.ts';
import { accountWords } from '../../apps/ui/messages/account-words.ts';
import { afterSaleWords } from '../../apps/ui/messages/after-sale-words.ts';
import { messagesFor } from '../../apps/ui/messages/messages-for.ts';
import { signInWords } from '../../apps/ui/messages/sign-in-words.ts';
import { payByCard } from '../support/checkout-pages.ts';
import { desktop, phone } from '../support/open-browser.ts';
import { openShop } from '../support/open-shop.ts';
import { answerOf, checkOut, findVariant, readyCart, type Order } from '../support/shopper.ts';

const { shop, browser, staffOnDesktop, staffOnPhone } = await openShop();
let order: Order;
const pounds = (amountMinor: number) => `£${(amountMinor / 100).toFixed(2)}`;

before(async () => {
  const { variant } = await findVariant(shop.api, 'lantern');
  const cart = await readyCart(shop.api, variant.variantId, { quantity: 4 });
  order = answerOf(await checkOut(shop.api, cart));
});

test('browser: staff change an order, send some of it, note its arrival, and give a unit back', async () => {
  const { page, visit, assertSound, complaints } = await staffOnDesktop();
  await visit(`/orders/${order.orderId}`);
  const [line] = order.lines;
  assert.ok(line);
  const perUnit = line.gross.amountMinor / 4;
  const dialog = page.getByRole('dialog');
  const quantity = dialog.getByLabel(line.title, { exact: false }).first();

  await page.getByRole('button', { name: en.change, exact: true }).click();
  await quantity.fill('3');
  await dialog.getByRole('button', { name: en.edit.propose }).click();
  await dialog.getByText(en.edit.stock).waitFor();
  await assertSound();
  await dialog.getByLabel(en.edit.reason).fill('One less');
  await dialog.getByRole('button', { name: en.edit.submitBack(pounds(perUnit)) }).click();
  await page.getByRole('status').getByText(en.edit.done(order.orderNumber)).waitFor();

  await page.getByRole('button', { name: en.parcels.send }).click();
  assert.equal(await quantity.inputValue(), '3', 'what was taken out is not proposed');
  await quantity.fill('2');
  await dialog.getByRole('button', { name: en.parcels.sendDo(2) }).click();
  await dialog.getByText(en.required).waitFor();
  await dialog.getByLabel(en.parcels.carrier, { exact: true }).fill('Royal Mail');
  await dialog.getByLabel(en.parcels.trackingNumber).fill('RM1');
  await dialog.getByRole('button', { name: en.parcels.sendDo(2) }).dblclick();
  await page.getByRole('status').getByText(en.parcels.sent(1, 2)).waitFor();
  const parcel = page.getByRole('article', { name: en.parcels.parcel(1) });
  await parcel.getByText('Royal Mail · RM1').waitFor();
  assert.equal(await page.getByRole('article').count(), 1, 'a double click sends one parcel');
  await parcel.getByRole('button', { name: en.parcels.deliver }).click();
  await dialog.getByRole('button', { name: en.parcels.deliverDo }).click();
  await parcel.getByText(en.parcels.parcelStates.delivered).first().waitFor();

  await page.getByRole('button', { name: en.giveBack.open }).click();
  await quantity.fill('1');
  await dialog.getByLabel(en.giveBack.goodwill('GBP')).fill('0.5');
  const sum = pounds(perUnit + 50);
  await dialog.getByText(en.giveBack.sum(sum)).waitFor();
  await dialog.getByLabel(en.giveBack.reason).fill('Out of stock');
  await dialog.getByRole('button', { name: en.giveBack.submit(sum) }).click();
  const notes = page.getByRole('table', { name: en.giveBack.notes });
  await notes
    .getByRole('row', { name: /Out of stock/ })
    .getByText(sum)
    .waitFor();
  await assertSound();
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: a return is approved and its goods received, in Chinese on a dark phone', async () => {
  const [line] = order.lines;
  assert.ok(line && order.orderKey);
  const wish = { orderId: order.orderId, orderKey: order.orderKey };
  const lines = [{ lineId: line.lineId, quantity: 1, reason: 'damaged', note: 'Cracked' } as const];
  const asked = answerOf(
    await shop.api.order.requestReturn({ ...wish, lines }, { idempotencyKey: crypto.randomUUID() }),
  );
  const { page, visit, assertSound, complaints } = await staffOnPhone();
  for (const path of ['/disputes', '/reviews']) {
    await visit(path);
    await assertSound();
  }
  await visit('/returns');
  const card = page
    .getByRole('article', { name: zh.returns.one(asked.number) })
    .filter({ hasText: 'Cracked' });
  const row = page.getByRole('row').filter({ hasText: 'Cracked' });
  await row.getByText('Cracked').waitFor();
  await row.getByRole('checkbox').check();
  await assertSound();
  const { open, submit } = zh.returns.many.approve;
  await page.getByRole('button', { name: open(1) }).click();
  await page.getByRole('button', { name: submit(1) }).click();
  const name = `${zh.returns.one(asked.number)} · ${line.title}`;
  await page.getByRole('alert').getByText(`${name}: ${zh.table.done}`).waitFor();
  await assertSound();
  await visit(`/orders/${order.orderId}`);
  await card.getByRole('button', { name: zh.returns.receive }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(zh.returns.conditionOf(line.title)).selectOption('damaged');
  await assertSound();
  await dialog.getByRole('button', { name: zh.returns.outcomeDo.refund }).click();
  await card.getByText(zh.returns.states.closed).waitFor();
  await assertSound();
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: the warehouse adds a location, receives goods there, and moves some of them', async () => {
  const { page, visit, assertSound, complaints } = await staffOnDesktop('warehouse');
  const text = en.stockPage;
  const { product, variant } = await findVariant(shop.api, 'bunting');
  const dialog = page.getByRole('dialog');
  await visit('/stock');
  await assertSound();
  await page.getByLabel(text.view).selectOption('locations');
  await page.getByRole('button', { name: text.addLocation }).click();
  await dialog.getByLabel(text.locationTitle, { exact: true }).fill('Shop in Leeds');
  await dialog.getByLabel(text.locationId).fill('Leeds');
  await dialog.getByRole('button', { name: en.save }).click();
  assert.equal(await dialog.getByLabel(text.locationId).getAttribute('aria-invalid'), 'true');
  await dialog.getByLabel(text.locationId).fill('leeds');
  await dialog.getByRole('button', { name: en.save }).click();
  await page.getByRole('row', { name: /Shop in Leeds/ }).waitFor();

  await visit(`/products/${product.slug}?sku=${variant.sku}`);
  const move = page.getByRole('button', { name: text.moveTitle(variant.sku) });
  await move.click();
  await dialog.getByLabel(text.at, { exact: true }).selectOption('leeds');
  await dialog.getByLabel(text.quantity).fill('7');
  await dialog.getByRole('button', { name: text.moveDo.received }).dblclick();
  await page.getByRole('status').getByText(text.moved.received(variant.sku)).waitFor();
  await move.click();
  await dialog.getByLabel(text.kinds.transferred).check();
  await dialog.getByLabel(text.from).selectOption('leeds');
  await dialog.getByLabel(text.to, { exact: true }).selectOption('main');
  await dialog.getByLabel(text.quantity).fill('3');
  await dialog.getByRole('button', { name: text.moveDo.transferred }).click();
  await page.getByRole('status').getByText(text.moved.transferred(variant.sku)).waitFor();
  await visit('/stock?view=movements&at=leeds');
  const moved = page.getByRole('table', { name: en.product.movements }).getByRole('row');
  assert.equal(await moved.count(), 3, 'a heading, goods received once, goods moved');
  await moved.filter({ hasText: '-3' }).waitFor();
  await assertSound();
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: staff add to an order, and its buyer pays the difference from the page of the order', async () => {
  const { product, variant } = await findVariant(shop.api, 'bunting');
  const bought = answerOf(
    await checkOut(shop.api, await readyCart(shop.api, variant.variantId, { quantity: 1 })),
  );
  const text = en.addition;
  const { page, visit, assertSound, complaints } = await staffOnDesktop();
  await visit(`/orders/${bought.orderId}`);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: text.open }).click();
  await dialog.getByLabel(text.more(product.title), { exact: false }).fill('1');
  await dialog.getByRole('combobox', { name: text.find }).fill('lantern');
  await page
    .getByRole('option', { name: /lantern/i })
    .first()
    .click();
  await dialog.getByRole('button', { name: text.take }).click();
  await assertSound();
  await dialog.getByRole('button', { name: text.propose }).click();
  await dialog.getByText(text.happens.link).waitFor();
  await dialog.getByLabel(en.edit.reason).fill('Asked by phone');
  await dialog.getByRole('button', { name: /^Add it and ask for / }).dblclick();
  const table = page.getByRole('table', { name: text.list });
  const added = table.getByRole('cell', { name: text.states.due, exact: true });
  await added.waitFor();
  assert.equal(await added.count(), 1, 'a double click adds once');
  await assertSound();
  assert.deepEqual(complaints, []);
  await page.close();

  const context = await browser.newContext({ ...phone, locale: 'en-GB' });
  const shopper = await context.newPage();
  await shopper.goto(`${shop.url}/en-gb/orders/${bought.orderId}?key=${bought.orderKey}`);
  const pay = shopper.getByRole('link', { name: /^Pay £/ });
  await pay.waitFor();
  await pay.click();
  await shopper.getByText(afterSaleWords('en-gb').addsTo).waitFor();
  await payByCard(shopper, 'en-gb', '4242 4242 4242 4242');
  await shopper.getByText(messagesFor('en-gb').orderPaidLine).waitFor();
  await shopper.getByRole('link', { name: bought.orderNumber }).click();
  await shopper.getByText(afterSaleWords('en-gb').additionState.agreed, { exact: true }).waitFor();
  await context.close();
});

test('browser: staff edit a price, and the shop sells for it', async () => {
  const { product, variant } = await findVariant(shop.api, 'bunting');
  const { page, visit, complaints } = await staffOnDesktop();
  const text = en.product;
  const newPrice = pounds(variant.price.amountMinor + 123);
  await visit(`/products/${product.slug}?sku=${variant.sku}`);
  await page.getByRole('button', { name: text.setPrice }).click();
  const dialog = page.getByRole('dialog', { name: text.setPriceTitle(variant.sku) });
  await dialog.getByLabel(text.newPrice('GBP')).fill(newPrice.slice(1));
  await dialog.getByRole('button', { name: text.priceDo }).click();
  await page.getByRole('status').getByText(text.priceDone(variant.sku, newPrice)).waitFor();
  await page.locator('dd', { hasText: newPrice }).waitFor();
  assert.deepEqual(complaints, []);
  await page.close();

  const shopper = await browser.newPage({ ...phone, locale: 'en-GB' });
  const told = shopper.locator('article strong').getByText(newPrice, { exact: true }).first();
  await until(
    async () => {
      await shopper.goto(`${shop.url}/en-gb/products/${product.slug}?sku=${variant.sku}`);
      return told.isVisible();
    },
    30_000,
    'the new price on the page of the product',
  );
  await shopper.getByRole('button', { name: messagesFor('en-gb').addToCart }).click();
  const basket = shopper.getByRole('link', { name: messagesFor('en-gb').checkout });
  await basket.waitFor();
  await shopper.goto(`${shop.url}/en-gb/cart`);
  await shopper.getByRole('main').getByText(newPrice, { exact: true }).first().waitFor();
  await shopper.close();
});

test('browser: a buyer reviews what they bought, staff approve it in Chinese on a phone, and the shop shows it', async () => {
  const email = 'shopper@souk.example';
  const { product, variant } = await findVariant(shop.api, 'bunting');
  const signedIn = answerOf(await shop.api.user.signIn({ email, password: 'souk-shopper-demo' }));
  const member = shop.clientWith({ 'souk-session': signedIn.sessionToken });
  answerOf(await checkOut(member, await readyCart(member, variant.variantId, { email })));
  const [door, words] = [signInWords('en-gb'), accountWords('en-gb')];
  const title = `Bright at ${new Date().toISOString()}`;
  const path = `/en-gb/account/reviews/${product.slug}`;
  const buyer = await browser.newPage({ ...desktop, locale: 'en-GB' });
  await buyer.goto(`${shop.url}${path}`);
  await buyer.getByLabel(door.email).fill(email);
  await buyer.getByLabel(door.password, { exact: true }).fill('souk-shopper-demo');
  await buyer.getByRole('button', { name: door.submit }).click();
  await buyer.getByRole('heading', { level: 1, name: words.reviewOf(product.title) }).waitFor();
  const list = buyer.getByRole('heading', { level: 1, name: words.pages.reviews });
  const write = async () => {
    await buyer.goto(`${shop.url}${path}`);
    await buyer.getByRole('radio', { name: words.stars(4) }).check();
    await buyer.getByLabel(words.reviewTitle).fill(title);
    await buyer.getByLabel(words.reviewText).fill('It survived a wet garden party.');
    await buyer.getByRole('button', { name: words.reviewSend }).click();
    await list.or(buyer.getByText(words.reviewNotBought)).first().waitFor();
    return list.isVisible();
  };
  await until(write, 30_000, 'the right to review what was bought');
  const mine = buyer.getByRole('listitem').filter({ hasText: title });
  await mine.getByText(words.reviewState.waiting).waitFor();

  const { page, visit, assertSound, complaints } = await staffOnPhone();
  const { decisions, outcomes } = zh.reviews;
  await visit('/reviews');
  await page.getByRole('checkbox', { name: zh.table.choose(title) }).check();
  await page.getByRole('button', { name: decisions.approved.open(1) }).click();
  const dialog = page.getByRole('dialog', { name: decisions.approved.title(1) });
  await dialog.getByRole('button', { name: decisions.approved.submit(1) }).click();
  await page.getByRole('alert').getByText(`${title}: ${outcomes.changed}`).waitFor();
  await assertSound();
  assert.deepEqual(complaints, []);
  await page.close();

  const shown = buyer.getByRole('heading', { level: 3, name: title });
  await until(
    async () => {
      await buyer.goto(`${shop.url}/en-gb/products/${product.slug}`);
      return shown.isVisible();
    },
    30_000,
    'the review at the product',
  );
  await buyer.goto(`${shop.url}/en-gb/account/reviews`);
  await mine.getByText(words.reviewState.approved).waitFor();
  await buyer.close();
});

test('browser: after this day the auditor finds nothing', async () => {
  assert.deepEqual(await shop.audit(), []);
});
