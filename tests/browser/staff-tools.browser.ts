// topologies: one-process
// shop: shared
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { en } from '../../apps/admin/messages/en.ts';
import { zh } from '../../apps/admin/messages/zh.ts';
import { desktop, phone } from '../support/open-browser.ts';
import { openShop } from '../support/open-shop.ts';
import { answerOf, checkOut, findVariant, followOrder, readyCart, type Order } from '../support/shopper.ts';
import { signInAsStaff } from '../support/staff-browser.ts';

const { shop, browser, staffOnDesktop, staffOnPhone } = await openShop();
const orders: Order[] = [];
const onDesktop = { ...desktop, locale: 'en-GB', colorScheme: 'light' } as const;

before(async () => {
  for (let bought = 0; bought < 2; bought += 1) {
    const { variant } = await findVariant(shop.api, 'lantern');
    const cart = await readyCart(shop.api, variant.variantId, { quantity: 1 });
    orders.push(answerOf(await checkOut(shop.api, cart)));
  }
});

test('browser: a CSV with a fault is checked, its report says where and what to do, and the rest is imported', async () => {
  const { page, visit, assertSound, complaints } = await staffOnDesktop();
  const text = en.transfer;
  const file = (name: string, content: string) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  });
  await visit('/import');
  await assertSound();
  await page.getByLabel(text.choose).setInputFiles(file('book.csv', 'PK\u0003\u0004'));
  await page.getByText(text.fileFaults.spreadsheet).waitFor();
  const lines = [
    'slug,sku,title_en,title_zh,price_gb,price_cn',
    'test-tool-cup,TOOL-CUP,Tool cup,工具杯,2.95,27.00',
    'test-tool-jug,TOOL-JUG,Tool jug,工具壶,cheap,',
  ];
  await page.getByLabel(text.choose).setInputFiles(file('tools.csv', lines.join('\n')));
  await page.getByRole('heading', { level: 1, name: 'tools.csv' }).waitFor();
  const fault = page.getByRole('row', { name: /price_gb/ });
  await fault.getByText(text.advice['no-amount']).waitFor();
  assert.match(await fault.first().innerText(), /^3\s/);
  await page.getByRole('button', { name: text.apply(1) }).click();
  const dialog = page.getByRole('dialog', { name: text.applyTitle });
  await dialog.getByText(text.applyLeaves(1)).waitFor();
  await assertSound();
  await dialog.getByRole('button', { name: text.applyDo }).click();
  await page.getByRole('heading', { name: text.states.done }).waitFor();
  await assertSound();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: text.saveFaults }).click();
  assert.equal((await saved).suggestedFilename(), 'tools-faults.csv');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: orders are sent together with a result each, by a view that is kept, and by keys', async () => {
  const { page, visit, assertSound, complaints } = await staffOnDesktop();
  const { table, orders: text } = en;
  await visit('/orders');
  await page.getByRole('navigation', { name: table.views }).getByRole('link', { name: 'To send' }).click();
  await page.waitForURL(/fulfilment=none/);
  await page.getByRole('button', { name: table.saveView }).click();
  const save = page.getByRole('dialog');
  await save.getByLabel(table.viewName).fill('Today');
  await save.getByLabel(table.makeDefault).check();
  await save.getByRole('button', { name: en.save }).click();
  await page.getByRole('status').getByText(table.viewSaved('Today')).waitFor();
  await visit('/orders');
  await page.waitForURL(/fulfilment=none/);

  await page.getByLabel(text.sort).selectOption('newest');
  for (const { orderNumber } of orders) await page.getByLabel(table.choose(orderNumber)).check();
  await page.getByText(table.chosen(2)).waitFor();
  await assertSound();
  await page.getByRole('button', { name: text.bulk.send, exact: true }).click();
  const send = page.getByRole('dialog', { name: text.bulk.sendTitle(2) });
  await send.getByRole('textbox', { name: en.parcels.carrier }).fill('Post');
  await send.getByRole('button', { name: text.bulk.sendDo(2) }).click();
  const results = page.getByRole('alert').filter({ hasText: table.resultsTitle(2, 2) });
  for (const { orderNumber } of orders)
    await results.getByText(`${orderNumber}: ${text.bulk.sent(1)}`).waitFor();
  await assertSound();

  await visit('/orders?view=all');
  await page.locator('main tbody a').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const row = page.locator('main tbody tr:focus-within');
  const second = await page.locator('main tbody th a').nth(1).innerText();
  assert.equal(await row.locator('th a').innerText(), second);
  await page.keyboard.press('x');
  await page.getByText(table.chosen(1)).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: table.keys.title }).getByText(table.keys.next).waitFor();
  await assertSound();
  await page.keyboard.press('Escape');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: in Chinese on a dark phone the palette finds what one wants, and the audit log names who did what', async () => {
  const { page, visit, assertSound, complaints } = await staffOnPhone();
  for (const path of ['/orders', '/import', '/messages', '/messages/order-shipped', '/search', '/roles']) {
    await visit(path);
    await assertSound();
  }
  const find = page.getByRole('button', { name: zh.palette.title });
  await find.click();
  const field = page.getByRole('combobox', { name: zh.palette.label });
  await field.fill(orders[0]?.orderNumber ?? '');
  await page.getByRole('option', { name: orders[0]?.orderNumber ?? '' }).waitFor();
  await assertSound();
  await field.fill('audit');
  await page.getByRole('option', { name: zh.nav.auditLog }).click();
  await page.getByRole('heading', { level: 1, name: zh.auditLog.title }).waitFor();
  await page.getByLabel(zh.auditLog.what, { exact: true }).selectOption('order.ship');
  await page.waitForURL(/call=order.ship/);
  await page
    .getByText(zh.auditLog.outcomes['done'] ?? '')
    .first()
    .waitFor();
  await assertSound();

  await visit('/webhooks');
  await page.getByRole('button', { name: zh.webhooks.add }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(zh.webhooks.url, { exact: true }).fill('https://receiver.example/hook');
  await dialog.getByLabel(zh.webhooks.eventNames['order.paid']).check();
  await assertSound();
  await dialog.getByRole('button', { name: zh.webhooks.addDo, exact: true }).click();
  const secret = await dialog.getByLabel(zh.webhooks.secretLabel).inputValue();
  assert.match(secret, /^whsec_/);
  await dialog.getByRole('button', { name: zh.webhooks.secretDone }).click();
  await page.getByRole('link', { name: 'https://receiver.example/hook' }).click();
  await page.getByRole('heading', { name: zh.webhooks.log, exact: true }).waitFor();
  await assertSound();
  assert.deepEqual(complaints, []);
  await page.close();
});

/** Orders of one buyer whose payments wait for a person, under a rule that this asks for and takes back. */
async function heldOrders(count: number): Promise<Order[]> {
  const signedIn = answerOf(
    await shop.api.user.signIn({ email: 'owner@souk.example', password: 'souk-owner-demo' }),
  );
  const owner = shop.clientWith({ 'souk-session': signedIn.sessionToken });
  const key = 'payment.riskRules';
  const { settings } = answerOf(await owner.gateway.listSettings({}));
  const version = settings.find((each) => each.key === key)?.version ?? 0;
  const changed = answerOf(
    await owner.gateway.changeSetting({ key, value: 'buyer-cards 1 - 3600', version }),
  );
  const held: Order[] = [];
  const endMs = performance.now() + 30_000;
  while (held.length < count) {
    assert.ok(performance.now() < endMs, 'no payment was held back');
    const { variant } = await findVariant(shop.api, 'lantern');
    const cart = await readyCart(shop.api, variant.variantId, {
      email: `held-${crypto.randomUUID()}@example.org`,
    });
    const order = answerOf(await checkOut(shop.api, cart));
    if (order.state === 'awaiting-payment') held.push(order);
  }
  answerOf(await owner.gateway.undoSetting({ key, version: changed.version }));
  const isInReview = ({ payment }: Order) => payment.isInReview === true;
  return Promise.all(held.map((order) => followOrder(shop.api, order, isInReview, 30_000)));
}

test('browser: a payment that a rule holds back is accepted, and another refused in Chinese on a dark phone', async () => {
  const [first, second] = await heldOrders(2);
  assert.ok(first && second);
  const onPhone = { ...phone, locale: 'zh-CN', colorScheme: 'dark' } as const;
  for (const [words, options, order, decision] of [
    [en, onDesktop, first, 'approve'],
    [zh, onPhone, second, 'reject'],
  ] as const) {
    const { page, visit, assertSound, complaints } = await signInAsStaff(
      browser,
      shop.url,
      words,
      'owner',
      options,
    );
    if (words === zh) {
      await page.getByRole('button', { name: /^(Menu|菜单)$/ }).click();
      await page.getByRole('combobox', { name: /Language|语言/ }).selectOption('zh-cn');
      // Anew, without the menu over it.
      await visit('/');
    }
    const text = words.paymentReviews;
    await page.getByRole('link', { name: words.dashboard.asks.paymentReviews.hint }).click();
    await page.getByRole('heading', { level: 1, name: text.title }).waitFor();
    const row = page.getByRole('row', { name: order.orderNumber });
    await row.getByText(text.rules['buyer-cards'](1)).waitFor();
    await assertSound();
    const { title, line, submit, done } = text.decisions[decision];
    await row.getByRole('button', { name: title(order.orderNumber) }).click();
    const dialog = page.getByRole('dialog', { name: title(order.orderNumber) });
    const sum = await dialog.getByRole('button', { name: /[£¥]/ }).innerText();
    assert.ok(/[£¥][\d,.]+/.exec(sum), sum);
    const [amount = ''] = /[£¥][\d,.]+/.exec(sum) ?? [];
    await dialog.getByText(line(amount)).waitFor();
    await assertSound();
    await dialog.getByRole('button', { name: submit(amount) }).click();
    await page.getByRole('status').getByText(done(order.orderNumber)).waitFor();
    const isThere = decision === 'approve' ? 'paid' : 'cancelled';
    await followOrder(shop.api, order, ({ state }) => state === isThere, 30_000);
    await visit('/payment-reviews?state=expired');
    await page.getByRole('heading', { name: text.emptyTitles.expired }).waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  }
});

test('browser: a mail in Chinese is shown as it will look, in real glyphs, with all that may stand in it', async () => {
  const { page, words, visit, assertSound, complaints } = await staffOnDesktop();
  await visit('/messages/welcome?language=zh-cn');
  await page.getByTitle(words.messages.previewTitle('欢迎加入 Souk')).waitFor();
  await page.getByText('{shopUrl} the address of the shop').waitFor();
  await assertSound();
  const frame = page.frames().find((each) => each.parentFrame() !== null);
  // As text: the code runs in the frame. A Han character fills its square, the box of a missing one does not.
  const width =
    await frame?.evaluate<number>(`document.fonts.load('100px "Noto Sans SC"', '汉字').then(() => {
    const text = document.createElement('span');
    text.style.cssText = 'position:absolute;font-size:100px';
    text.textContent = '汉字';
    document.body.append(text);
    return text.getBoundingClientRect().width;
  })`);
  assert.ok(Math.abs(Number(width) - 200) < 2, `two Han characters are ${width} wide`);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: after these tools the auditor finds nothing', async () => {
  assert.deepEqual(await shop.audit(), []);
});
