// topologies: one-process
// shop: shared
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '#runtime/testing/until.ts';
import { en } from '../../apps/admin/messages/en.ts';
import { zh } from '../../apps/admin/messages/zh.ts';
import { desktop, drawnWidths, phone } from '../support/open-browser.ts';
import { openShop } from '../support/open-shop.ts';
import { answerOf, checkOut, findVariant, readyCart, type Order } from '../support/shopper.ts';
import { signInAsStaff } from '../support/staff-browser.ts';

const { shop, browser, staffOnDesktop } = await openShop();

async function buy(): Promise<{ order: Order; slug: string; sku: string }> {
  const { product, variant } = await findVariant(shop.api, 'lantern');
  const cart = await readyCart(shop.api, variant.variantId, { quantity: 2 });
  const order = answerOf(await checkOut(shop.api, cart));
  return { order, slug: product.slug, sku: variant.sku };
}

test('browser: staff find an order by its number, cancel it, and see the money go back', async () => {
  const { order } = await buy();
  const { page, visit, assertSound, complaints } = await staffOnDesktop();
  await visit('/orders');
  await assertSound();
  await page.getByLabel(en.orders.searchLabel).fill(order.orderNumber.toLowerCase());
  await page.getByRole('button', { name: en.orders.search, exact: true }).click();
  await page.getByRole('link', { name: order.orderNumber }).click();
  const heading = page.getByRole('heading', { level: 1, name: en.order.title(order.orderNumber) });
  await heading.waitFor();
  assert.equal(await page.evaluate('document.activeElement.tagName'), 'H1', 'the new page has the focus');
  await page.getByRole('table', { name: en.order.ledger }).waitFor();
  await assertSound();

  await page.getByRole('button', { name: en.order.cancel }).click();
  const dialog = page.getByRole('dialog', { name: en.order.cancelTitle(order.orderNumber) });
  await dialog.getByText(en.order.cancelStock(2)).waitFor();
  const total = `£${(order.totals.total.amountMinor / 100).toFixed(2)}`;
  await dialog.getByText(en.order.cancelRefund(total)).waitFor();
  await dialog.getByLabel(en.order.cancelReason).fill('The buyer called');
  await assertSound();
  await dialog.getByRole('button', { name: en.order.cancelDoRefund(total) }).click();
  await page.getByRole('status').getByText(en.order.cancelDone(order.orderNumber)).waitFor();
  await page.locator('main').getByText(en.orders.states.cancelled, { exact: true }).first().waitFor();
  await page.getByRole('button', { name: en.order.cancel }).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate('document.activeElement.tagName'), 'H1', 'the focus has a place');
  await page.getByText('The buyer called').waitFor();
  await page.getByText(en.order.paymentStates.refunded).first().waitFor();
  await page
    .getByRole('table', { name: en.order.ledger })
    .getByText(en.order.reasons['refund'] ?? 'refund')
    .first()
    .waitFor();
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: staff record goods once in spite of a double click, and what they counted', async () => {
  const { product, variant } = await findVariant(shop.api, 'bunting');
  const { page, visit, assertSound, complaints } = await staffOnDesktop();
  const text = en.product;
  await visit(`/products/${product.slug}?sku=${variant.sku}`);
  await assertSound();
  const inShop = await page.getByRole('link', { name: text.inShop }).getAttribute('href');
  const { status } = await fetch(new URL(inShop ?? '', shop.url));
  assert.equal(status, 200, 'the page of the product in the shop');
  const onHand = page.locator('dl > div', { hasText: text.onHandHint }).locator('dd');
  const before = Number((await onHand.innerText()).replaceAll(',', ''));
  const stock = en.stockPage;
  const move = page.getByRole('button', { name: stock.moveTitle(variant.sku) });
  await move.click();
  const record = page.getByRole('dialog', { name: stock.moveTitle(variant.sku) });
  await record.getByRole('button', { name: stock.moveDo.received }).click();
  await record.getByText(en.required).waitFor();
  await record.getByLabel(stock.quantity).fill('12');
  await record.getByRole('button', { name: stock.moveDo.received }).dblclick();
  await page.getByRole('status').getByText(stock.moved.received(variant.sku)).waitFor();
  await page.getByRole('row', { name: /\+12/ }).waitFor();
  await onHand.getByText(new Intl.NumberFormat('en-GB').format(before + 12), { exact: true }).waitFor();
  assert.equal(await page.getByRole('row', { name: /\+12/ }).count(), 1);
  await move.click();
  await record.getByLabel(stock.kinds.counted).check();
  await record.getByLabel(stock.counted, { exact: true }).fill(String(before + 9));
  await record.getByText(stock.difference('-3')).waitFor();
  await record.getByLabel(stock.reason).fill('Counted again');
  await record.getByRole('button', { name: stock.moveDo.counted }).click();
  await page.getByRole('row', { name: /-3/ }).waitFor();
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: a setting refuses a wrong value at the field, is changed, and is undone', async () => {
  const { page, visit, assertSound } = await staffOnDesktop();
  const text = en.settings;
  const key = 'order.maxQuantityPerLine';
  await visit('/settings');
  await assertSound();
  await page.getByRole('button', { name: text.editTitle(key) }).click();
  const dialog = page.getByRole('dialog', { name: text.editTitle(key) });
  const field = dialog.getByLabel(text.newValue);
  assert.equal(await field.inputValue(), '99');
  await field.fill('0');
  await dialog.getByRole('button', { name: en.save }).click();
  await dialog.getByText('The value must be >= 1.').waitFor();
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  await field.fill('12');
  await dialog.getByRole('button', { name: en.save }).click();
  await page.getByRole('status').getByText(text.changed(key, '12')).waitFor();
  const row = page.getByRole('row', { name: new RegExp(key) });
  await row.getByText(text.origins.centre).waitFor();
  await row.getByText(en.youDid, { exact: false }).waitFor();
  await row.getByRole('button', { name: text.undoTitle(key) }).click();
  await page.getByRole('button', { name: text.undoDo }).click();
  await page.getByRole('status').getByText(text.changed(key, '99')).waitFor();
  await row.getByText(text.origins.default).waitFor();
  await page.close();
});

test('browser: a key is shown once, works with its rights only, and ends when it is revoked', async () => {
  const { page, visit, assertSound } = await staffOnDesktop();
  const text = en.keys;
  await visit('/api-keys');
  await assertSound();
  await page.getByRole('button', { name: text.add }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(text.name).fill('Scanner');
  await dialog.getByLabel(text.permissionNames['orders.read']).check();
  await dialog.getByRole('button', { name: text.addDo }).click();
  const secret = await dialog.getByLabel(text.secretLabel).inputValue();
  await page.keyboard.press('Escape');
  await assertSound();
  await dialog.getByRole('button', { name: text.secretDone }).click();
  assert.equal(await page.getByText(secret).count(), 0);
  const program = shop.clientWith({ authorization: `Bearer ${secret}` });
  answerOf(await program.order.listOrders({}));
  const refused = await program.user.listStaff({});
  assert.equal(refused.isOk ? '' : refused.problem.code, 'not-allowed');
  await page.getByRole('button', { name: text.revokeTitle('Scanner') }).click();
  await page.getByRole('button', { name: text.revokeDo, exact: true }).click();
  await page.getByRole('status').getByText(text.revokeDone('Scanner')).waitFor();
  // Every gateway hears of it within moments, and trusts what it knew for five seconds at most.
  await until(
    async () => {
      const ended = await program.order.listOrders({});
      return !ended.isOk && ended.problem.code === 'session-expired';
    },
    6000,
    'the refusal of the revoked key',
  );
  await page.close();
});

test('browser: the warehouse sees its screens only, in Chinese glyphs on a dark phone', async () => {
  const options = { ...phone, locale: 'zh-CN', colorScheme: 'dark' } as const;
  const { page, visit, assertSound } = await signInAsStaff(browser, shop.url, zh, 'warehouse', options);
  // The account speaks English; whoever wants Chinese switches, and the browser remembers it.
  const menu = page.getByRole('button', { name: /^(Menu|菜单)$/ });
  await menu.click();
  await page.getByRole('combobox', { name: /Language|语言/ }).selectOption('zh-cn');
  const links = page.getByRole('navigation', { name: zh.nav.title }).getByRole('link');
  assert.equal((await links.allInnerTexts()).join(), '首页,订单,退货,商品,库存');
  await links.nth(3).click();
  await page.getByRole('heading', { level: 1, name: zh.products.title }).waitFor();
  for (const path of ['/orders', '/products', '/account']) {
    await visit(path);
    await assertSound();
  }
  await visit('/staff');
  await page.getByRole('heading', { name: zh.signIn.notAllowedTitle }).waitFor();
  const [han, latin] = await drawnWidths(page, ['订', 'i']);
  assert.ok(han && latin && Math.abs(han - 100) < 1 && latin < 40, `a Han character is ${han} wide`);
  await page.close();
});

test('browser: whoever is signed out signs in again and goes on where they were', async () => {
  const { page, visit } = await staffOnDesktop();
  await visit('/orders?state=paid');
  await page.context().clearCookies();
  await page.getByLabel(en.orders.state).selectOption('cancelled');
  await page.getByText(en.signIn.ended).waitFor();
  await page.getByLabel(en.signIn.email).fill('owner@souk.example');
  await page.getByLabel(en.signIn.password, { exact: true }).fill('wrong');
  await page.getByRole('button', { name: en.signIn.submit }).click();
  await page.getByRole('alert').getByText(en.problems['wrong-credentials']).waitFor();
  await page.getByLabel(en.signIn.password, { exact: true }).fill('souk-owner-demo');
  await page.getByRole('button', { name: en.signIn.submit }).click();
  await page.getByRole('heading', { level: 1, name: en.orders.title }).waitFor();
  assert.equal(new URL(page.url()).search, '?state=cancelled');
  assert.equal(
    await page.evaluate('document.activeElement.tagName'),
    'H1',
    'the page come back to has the focus',
  );
  await page.getByRole('button', { name: en.signIn.signOut }).click();
  await page.getByRole('heading', { level: 1, name: en.signIn.title }).waitFor();
  assert.equal(await page.getByText(en.signIn.ended).count(), 0);
  await page.close();
});

test('browser: a new colleague chooses a password with the mailed code and sees what the role allows', async () => {
  const { page, visit } = await staffOnDesktop();
  await visit('/staff');
  await page.getByRole('button', { name: en.staff.add }).click();
  const dialog = page.getByRole('dialog', { name: en.staff.addTitle });
  await dialog.getByLabel(en.staff.name).fill('Nora New');
  await dialog.getByLabel(en.staff.email).fill('owner@souk.example');
  await dialog.getByLabel(en.staff.roleNames.analyst.name).check();
  await dialog.getByRole('button', { name: en.staff.addDo }).click();
  await dialog.getByText('There is an account with this e-mail address already.').waitFor();
  await dialog.getByLabel(en.staff.email).fill('nora@souk.example');
  await dialog.getByRole('button', { name: en.staff.addDo }).click();
  await page.getByRole('status').getByText(en.staff.added('Nora New')).waitFor();
  await page.getByRole('button', { name: en.signIn.signOut }).click();

  await page.getByRole('link', { name: en.signIn.haveCode }).click();
  await page.getByRole('heading', { level: 1, name: en.newPassword.title }).waitFor();
  await page.getByLabel(en.signIn.email).fill('nora@souk.example');
  await page.getByLabel(en.newPassword.code).fill(await mailedCode('nora@souk.example'));
  const password = page.getByLabel(en.newPassword.password, { exact: true });
  await password.fill('short');
  await page.getByRole('button', { name: en.newPassword.submit }).click();
  await page.getByText('Choose a password of at least 8 characters.').waitFor();
  await password.fill('a password of her own');
  await page.getByRole('button', { name: en.newPassword.submit }).click();
  await page.getByRole('heading', { level: 1, name: en.dashboard.title }).waitFor();
  const links = page.getByRole('navigation', { name: en.nav.title }).getByRole('link');
  assert.deepEqual(await links.allInnerTexts(), [en.nav.dashboard, en.nav.reports]);
  await page.close();
});

async function mailedCode(to: string): Promise<string> {
  for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 100) {
    const answer = await fetch(`${shop.mailboxUrl}/messages?to=${encodeURIComponent(to)}`);
    const { messages } = (await answer.json()) as { messages: { preview: string }[] };
    const code = /\b\d{6}\b/.exec(messages[0]?.preview ?? '')?.[0];
    if (code) return code;
    await delay(100);
  }
  assert.fail(`no code was mailed to ${to}`);
}

test('browser: a customer is told that the admin is for staff', async () => {
  const { page } = await signInAsStaff(browser, shop.url, en, 'shopper', { ...desktop, locale: 'en-GB' });
  await page.getByRole('heading', { level: 1, name: en.signIn.customerTitle }).waitFor();
  await page.getByText(en.signIn.customerLine('Sam Shopper')).waitFor();
  await page.close();
});

test('browser: reports tell how far visitors came, by market', async () => {
  await buy();
  const { page, visit, assertSound, complaints } = await staffOnDesktop();
  const name = en.reports.conversion(en.product.markets.gb);
  await until(async () => {
    await visit('/reports');
    return page.getByRole('table', { name }).isVisible();
  });
  const headings = await page.getByRole('table', { name }).getByRole('columnheader').allInnerTexts();
  assert.deepEqual(headings.slice(-3), [en.reports.checkouts, en.reports.placed, en.reports.placedAndPaid]);
  await assertSound();
  assert.deepEqual(complaints, []);
});

test('browser: after all this the auditor finds nothing', async () => {
  assert.deepEqual(await shop.audit(), []);
});
