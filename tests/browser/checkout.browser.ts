// topologies: one-process
// shop: shared
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkoutWords } from '../../apps/ui/messages/checkout-words.ts';
import { en } from '../../apps/ui/messages/en.ts';
import { formWords } from '../../apps/ui/messages/form-words.ts';
import { zh } from '../../apps/ui/messages/zh.ts';
import {
  assertSoundPage,
  chooseDelivery,
  fillLeeds,
  goToCheckout,
  payButton,
  payByCard,
  summaryOf,
} from '../support/checkout-pages.ts';
import { complaintsOf, desktop, phone } from '../support/open-browser.ts';
import { openShop } from '../support/open-shop.ts';
import { answerOf, findVariant, readyCart } from '../support/shopper.ts';

const { shop, browser } = await openShop();
let goods: Awaited<ReturnType<typeof findVariant>>;
const faults = formWords('en-gb');
const words = checkoutWords('en-gb');

before(async () => {
  goods = await findVariant(shop.api, 'lantern');
});

const start = (page: Page, locale: 'en-gb' | 'zh-cn') =>
  goToCheckout(page, shop, locale, goods.variant.variantId);
const thanked = (page: Page, title: string) =>
  page.getByRole('heading', { level: 1, name: title }).waitFor({ timeout: 30_000 });

/** Reloads a page as far as the server draws it; its scripts come when the function given is called. */
async function reloadWithoutScripts(page: Page): Promise<() => void> {
  const { promise: wanted, resolve } = Promise.withResolvers<void>();
  await page.route('**/*.js', (route) => wanted.then(() => route.continue()));
  await page.reload({ waitUntil: 'commit' });
  return resolve;
}

/** A coupon that takes a tenth off. */
async function putCoupon(code: string): Promise<void> {
  const signedIn = await shop.api.user.signIn({ email: 'owner@souk.example', password: 'souk-owner-demo' });
  const staff = shop.clientWith({ 'souk-session': answerOf(signedIn).sessionToken });
  const promotionId = '0199a000-0000-7000-8000-000000000001';
  const conditions = {
    goods: null,
    quantityLeast: null,
    amountLeastMinor: null,
    customerGroups: null,
    weekdays: null,
    hours: null,
  };
  answerOf(
    await staff.order.putPromotion({
      promotionId,
      version: 0,
      market: 'gb',
      title: { en: 'Ten off', zh: '九折' },
      isActive: true,
      needsCoupon: true,
      priority: 1,
      isExclusive: false,
      stacksWith: null,
      beginsAt: null,
      endsAt: null,
      conditions,
      action: { type: 'percent', basisPoints: 1000, goods: null },
    }),
  );
  const limits = { beginsAt: null, endsAt: null, redemptionsMost: null, perBuyerMost: null };
  answerOf(await staff.order.putCoupon({ code, promotionId, isActive: true, version: 0, ...limits }));
}

test('browser: a guest on a phone is told of a wrong postcode, loses nothing by a reload, uses a coupon and pays', async () => {
  await putCoupon('TENTH');
  const page = await browser.newPage({ ...phone, locale: 'en-GB' });
  await start(page, 'en-gb');
  await page.getByLabel(en.name).fill('Ada Tester');
  await page.getByLabel(en.postalCode).fill('LS1');
  await page.getByLabel(en.postalCode).blur();
  await page.getByText(faults.postalCode('EC1Y 8SY')).waitFor();
  await assertSoundPage(page);
  // Neither does whoever types before the page's scripts run.
  const letRun = await reloadWithoutScripts(page);
  await page.getByLabel(en.email).fill('early@example.org');
  letRun();
  await page.waitForFunction(`document.querySelector('[name=postalCode]')?.value === 'LS1'`);
  assert.equal(await page.getByLabel(en.name).inputValue(), 'Ada Tester');
  assert.equal(await page.getByLabel(en.email).inputValue(), 'early@example.org');
  await fillLeeds(page, 'phone@example.org');
  await chooseDelivery(page, 'en-gb');
  const summary = summaryOf(page, 'en-gb');
  await summary.getByText(en.coupons.ask).click();
  await summary.getByRole('textbox', { name: en.coupons.code }).fill('NOSUCH');
  await summary.getByRole('button', { name: en.coupons.use }).click();
  await summary.getByText(en.coupons.reasons['unknown'] ?? '').waitFor();
  await summary.getByRole('textbox', { name: en.coupons.code }).fill('tenth');
  await summary.getByRole('button', { name: en.coupons.use }).click();
  await summary.getByRole('button', { name: `${en.remove}: TENTH` }).waitFor();
  await summary.getByText('Ten off (TENTH)').waitFor();
  await assertSoundPage(page);
  await payByCard(page, 'en-gb', '4242424242424242');
  await thanked(page, en.orderThanks);
  await page.getByText('Ten off (TENTH)').waitFor();
  await assertSoundPage(page);
  await page.close();
});

test('browser: a guest in Chinese picks province, city, district and street, and pays by QR code', async () => {
  const page = await browser.newPage({ ...phone, locale: 'zh-CN' });
  const complaints = complaintsOf(page);
  const chinese = checkoutWords('zh-cn');
  await start(page, 'zh-cn');
  // What is chosen before the page's scripts run opens what lies below it once they do.
  const letRun = await reloadWithoutScripts(page);
  await page.getByLabel(zh.region).selectOption('浙江省');
  letRun();
  await page.getByRole('combobox', { name: zh.city }).waitFor({ timeout: 30_000 });
  assert.equal(await page.getByLabel(zh.region).inputValue(), '浙江省');
  await page.getByLabel(zh.email).fill('qr@example.org');
  await page.getByLabel(zh.name).fill('王小明');
  await page.getByLabel(chinese.phone).fill('13800138000');
  await page.getByRole('combobox', { name: zh.city }).selectOption('杭州市');
  await page.getByRole('combobox', { name: zh.district }).selectOption('西湖区');
  await page.getByRole('combobox', { name: chinese.street }).selectOption('西溪街道');
  await page.getByLabel(zh.line1).press('End');
  await page.getByLabel(zh.line1).pressSequentially('文三路 1 号');
  assert.equal(await page.getByLabel(zh.line1).inputValue(), '西溪街道文三路 1 号');
  await page.getByLabel(zh.line1).blur();
  await chooseDelivery(page, 'zh-cn');
  await assertSoundPage(page);
  await page.getByRole('radio', { name: zh.payByQr }).check();
  await payButton(page, 'zh-cn').click();
  await page.getByRole('img', { name: zh.scanToPay }).waitFor({ timeout: 30_000 });
  await assertSoundPage(page);
  const provider = await page.getByRole('link', { name: zh.goPay }).getAttribute('href');
  const body = new URLSearchParams({ answer: 'approve' });
  const pressed = await fetch(provider ?? '', { method: 'POST', redirect: 'manual', body });
  assert.ok(pressed.status < 400);
  await thanked(page, zh.orderThanks);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: a guest in Chinese refuses at the wallet’s page, comes back, and pays the same order there after all', async () => {
  const page = await browser.newPage({ ...desktop, locale: 'zh-CN' });
  const cart = await readyCart(shop.api, goods.variant.variantId, {
    locale: 'zh-cn',
    email: 'wallet@example.org',
  });
  await page.context().addCookies([{ name: 'souk_cart', value: cart.cartToken, url: shop.url }]);
  await page.goto(`${shop.url}/zh-cn/checkout`);
  const goToWallet = async () => {
    await page.getByRole('radio', { name: zh.payByRedirect }).check();
    await payButton(page, 'zh-cn').click();
    await page.waitForURL(`${shop.providerUrl}/**`, { timeout: 30_000 });
  };
  await goToWallet();
  await page.locator('button[value=decline]').click();
  await thanked(page, zh.orderState['payment-refused']);
  const { pathname } = new URL(page.url());
  await assertSoundPage(page);
  await goToWallet();
  await page.locator('button[value=approve]').click();
  await thanked(page, zh.orderThanks);
  assert.equal(new URL(page.url()).pathname, pathname);
  await page.close();
});

test('browser: a declined card takes nothing, and another card pays the same order', async () => {
  const page = await browser.newPage({ ...desktop, locale: 'en-GB' });
  await start(page, 'en-gb');
  await fillLeeds(page, 'declined@example.org');
  await chooseDelivery(page, 'en-gb');
  await payByCard(page, 'en-gb', '4000000000000002');
  await thanked(page, en.orderState['payment-refused']);
  await page.getByText(en.orderRefusedLine).waitFor();
  await assertSoundPage(page);
  const refused = page.url();
  await payByCard(page, 'en-gb', '4242424242424242');
  await thanked(page, en.orderThanks);
  assert.equal(page.url(), refused);
  await page.close();
});

test('browser: a payment whose answer was lost is asked for again and ordered once; a reload finds the order too', async () => {
  const page = await browser.newPage({ ...desktop, locale: 'en-GB' });
  await start(page, 'en-gb');
  await fillLeeds(page, 'lost@example.org');
  await chooseDelivery(page, 'en-gb');
  const cookies = await page.context().cookies();
  const sent: string[] = [];
  await page.route(/\/checkout\.data/, async (route) => {
    const body = route.request().postData() ?? '';
    if (!body.includes('cardNumber')) return route.continue();
    sent.push(new URLSearchParams(body).get('key') ?? '');
    if (sent.length > 1) return route.continue();
    // The shop gets it, and the answer is lost on the way.
    await route.fetch({ maxRedirects: 0 });
    await page.context().addCookies(cookies);
    return route.abort('connectionreset');
  });
  await payByCard(page, 'en-gb', '4242424242424242');
  await page.getByText(words.lost).waitFor();
  await thanked(page, en.orderThanks);
  assert.deepEqual([sent.length, sent[0]], [2, sent[1]]);
  const ordered = page.url();
  // As if the answer, with its cookies, had never come.
  await page.context().addCookies(cookies);
  await page.goto(`${shop.url}/en-gb/checkout`);
  await thanked(page, en.orderThanks);
  assert.equal(page.url(), ordered);
  await page.close();
});

test('browser: checkout works by plain form posts', async () => {
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await start(page, 'en-gb');
  await fillLeeds(page, 'plain@example.org');
  await page.getByRole('button', { name: words.goOn }).click();
  await page.getByRole('group', { name: en.chooseShipping }).getByRole('radio').first().check();
  await page.getByRole('group', { name: en.chooseShipping }).getByRole('button', { name: en.apply }).click();
  await payByCard(page, 'en-gb', '4242424242424242');
  await thanked(page, en.orderThanks);
  await context.close();
});

test('browser: after these checkouts the auditor finds nothing', async () => {
  assert.deepEqual(await shop.audit(), []);
});
