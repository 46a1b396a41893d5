// topologies: each-alone
// shop: shared
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '#runtime/testing/until.ts';
import { accountWords } from '../../apps/ui/messages/account-words.ts';
import { afterSaleWords } from '../../apps/ui/messages/after-sale-words.ts';
import { en } from '../../apps/ui/messages/en.ts';
import { formWords } from '../../apps/ui/messages/form-words.ts';
import { pointsWords } from '../../apps/ui/messages/points-words.ts';
import { proofWords } from '../../apps/ui/messages/proof-words.ts';
import { signInWords } from '../../apps/ui/messages/sign-in-words.ts';
import { wishWords } from '../../apps/ui/messages/wish-words.ts';
import { zh } from '../../apps/ui/messages/zh.ts';
import { assertSoundPage, chooseDelivery, goToCheckout, payByCard } from '../support/checkout-pages.ts';
import { desktop, phone } from '../support/open-browser.ts';
import { openShop } from '../support/open-shop.ts';
import { addresses, answerOf, checkOut, findVariant, readyCart } from '../support/shopper.ts';

const { shop, browser } = await openShop();
let goods: Awaited<ReturnType<typeof findVariant>>;
const words = accountWords('en-gb');
const door = signInWords('en-gb');
const shopper = { email: 'shopper@souk.example', password: 'souk-shopper-demo' };

before(async () => {
  goods = await findVariant(shop.api, 'lantern');
});

async function as(who: { email: string; password: string }) {
  const { sessionToken } = answerOf(await shop.api.user.signIn(who));
  return shop.clientWith({ 'souk-session': sessionToken });
}

async function signIn(page: Page, { email, password } = shopper): Promise<void> {
  await page.getByLabel(door.email).fill(email);
  await page.getByLabel(door.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: door.submit }).click();
}

/** The newest mail to an address, of which `pattern` finds something. */
async function mailed(to: string, pattern: RegExp): Promise<string> {
  let found: string | undefined;
  await until(async () => {
    const answer = await fetch(`${shop.mailboxUrl}/messages?to=${encodeURIComponent(to)}`);
    const { messages } = (await answer.json()) as { messages: { preview: string }[] };
    found = messages.map(({ preview }) => pattern.exec(preview)?.[0]).find((text) => text !== undefined);
    return found !== undefined;
  });
  return found ?? '';
}

test('browser: a visitor signs up with the mailed code, is back where they were, and takes a new password by its link', async () => {
  const page = await browser.newPage({ ...phone, locale: 'en-GB' });
  const email = 'new@example.org';
  await page.goto(`${shop.url}/en-gb/account/addresses`);
  await page.getByRole('link', { name: door.signUp }).click();
  await assertSoundPage(page);
  await page.getByLabel(door.name).fill('Nina New');
  await page.getByLabel(door.email).fill(email);
  await page.getByLabel(door.password, { exact: true }).fill('12345678');
  await page.getByRole('button', { name: door.signUpSubmit }).click();
  await page.getByText(formWords('en-gb').problems['password-weak'] ?? '').waitFor();
  assert.equal(await page.getByLabel(door.password, { exact: true }).getAttribute('aria-invalid'), 'true');
  await page.getByLabel(door.password, { exact: true }).fill('a lantern in the yard');
  await page.getByRole('button', { name: door.signUpSubmit }).click();
  await page.getByText(door.codeSent(email)).waitFor();
  await page.getByLabel(door.code).fill(await mailed(email, /\b\d{6}\b/));
  await page.getByRole('button', { name: door.codeSubmit }).click();
  await page.getByRole('heading', { level: 1, name: words.pages.addresses }).waitFor();
  await page.getByRole('button', { name: words.signOut }).click();
  await page.goto(`${shop.url}/en-gb/account/password`);
  await page.getByLabel(door.email).fill(email);
  await page.getByRole('button', { name: door.forgottenSend }).click();
  await page.getByText(door.forgottenSent(email)).waitFor();
  const link = await mailed(email, /http\S+#code=\d{6}/);
  await page.goto('about:blank');
  const { promise: typed, resolve: hasTyped } = Promise.withResolvers<void>();
  await page.route('**/*.js', (route) => typed.then(() => route.continue()));
  await page.goto(shop.url + link.slice(new URL(link).origin.length), { waitUntil: 'commit' });
  // Whoever types before the page's script knows the code of the link keeps what they typed.
  await page.getByLabel(door.email).fill(email);
  hasTyped();
  await page.getByLabel(door.newPassword).fill('two lanterns in the yard');
  await page.getByRole('button', { name: door.newPasswordSubmit }).click();
  await page.getByText(words.hello('Nina New')).waitFor();
  await page.close();
});

test('browser: a visitor wishes for something, signs in on the way, and moves it to the basket', async () => {
  const page = await browser.newPage({ ...desktop, locale: 'en-GB' });
  const wish = wishWords('en-gb');
  const path = `/en-gb/products/${goods.product.slug}?sku=${goods.variant.sku}`;
  await page.goto(shop.url + path);
  await page.getByRole('button', { name: wish.wish }).click();
  await signIn(page, { ...shopper, password: 'not it' });
  await page.getByRole('alert').waitFor();
  await signIn(page);
  await page.waitForURL(shop.url + path);
  await page.getByRole('button', { name: wish.wish }).click();
  await page.getByRole('button', { name: wish.wished }).waitFor();
  await page.goto(`${shop.url}/en-gb/account/wishlist`);
  await assertSoundPage(page);
  await page.getByRole('button', { name: words.toCart }).click();
  await page.getByText(words.movedToCart(goods.product.title)).waitFor();
  await page.getByText(words.noWishes).waitFor();
  await page.close();
});

test('browser: a member buys with a kept address on a desktop, and asks to send goods back', async () => {
  const member = await as(shopper);
  answerOf(await member.user.addAddress({ address: addresses['en-gb'] }));
  const page = await browser.newPage({ ...desktop, locale: 'en-GB' });
  await goToCheckout(page, shop, 'en-gb', goods.variant.variantId);
  await page.getByRole('main').getByRole('link', { name: door.submit }).click();
  // Checkout has a field for an e-mail address too.
  await page.getByRole('heading', { level: 1, name: door.title }).waitFor();
  await signIn(page);
  const goOn = page.getByRole('link', { name: door.goOn });
  await goOn
    .or(page.getByRole('heading', { level: 1, name: en.checkout }))
    .first()
    .waitFor();
  if (await goOn.isVisible()) await goOn.click();
  await chooseDelivery(page, 'en-gb');
  assert.equal(await page.getByLabel(en.line1).inputValue(), addresses['en-gb'].line1);
  assert.equal(await page.getByLabel(en.email).inputValue(), shopper.email);
  await assertSoundPage(page);
  await payByCard(page, 'en-gb', '4242424242424242');
  await page.getByRole('heading', { level: 1, name: en.orderThanks }).waitFor({ timeout: 30_000 });
  const orderId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  const staff = await as({ email: 'owner@souk.example', password: 'souk-owner-demo' });
  const parcel = { orderId, reference: 'one', carrier: 'Royal Mail', trackingNumber: 'RM1' };
  const { shipmentId } = answerOf(await staff.order.ship(parcel));
  answerOf(await staff.order.markDelivered({ orderId, shipmentId }));
  await page.goto(`${shop.url}/en-gb/account`);
  const { orderNumber } = answerOf(await member.order.getOrder({ orderId }));
  await page.getByRole('link', { name: words.orderOf(orderNumber) }).click();
  await page.getByRole('heading', { level: 1, name: en.orderState.delivered }).waitFor();
  await page.getByText('RM1').waitFor();
  await assertSoundPage(page);
  const sale = afterSaleWords('en-gb');
  await page.getByRole('link', { name: sale.sendBack }).click();
  await page.getByRole('button', { name: sale.returnSend }).click();
  await page.getByText(sale.returnNothing).waitFor();
  await page.getByLabel(sale.returnCount).first().selectOption('1');
  await page.getByLabel(sale.returnReason).first().selectOption({ label: sale.reasons.damaged });
  await assertSoundPage(page);
  await page.getByRole('button', { name: sale.returnSend }).click();
  await page.getByText(sale.returnState.requested).waitFor();
  const { returns } = answerOf(await member.order.listReturns({ orderId }));
  assert.deepEqual(
    returns.map(({ state, lines }) => [state, lines.map(({ quantity, reason }) => [quantity, reason])]),
    [['requested', [[1, 'damaged']]]],
  );
  await page.close();
});

test('browser: a member spends points and takes them back in Chinese, and pays what they leave without script', async () => {
  const member = await as(shopper);
  const { variantId } = goods.variant;
  const { email } = shopper;
  answerOf(await checkOut(member, await readyCart(member, variantId, { quantity: 9, email })));
  const freePoints = async () => answerOf(await member.user.getPoints({})).free;
  await until(async () => (await freePoints()) > 0, 30_000);
  const chinese = pointsWords('zh-cn');
  const page = await browser.newPage({ ...desktop, locale: 'zh-CN' });
  await page.goto(`${shop.url}/zh-cn/account/sign-in`);
  await page.getByLabel(signInWords('zh-cn').email).fill(email);
  await page.getByLabel(signInWords('zh-cn').password, { exact: true }).fill(shopper.password);
  await page.getByRole('button', { name: signInWords('zh-cn').submit }).click();
  await page.getByRole('heading', { level: 1, name: accountWords('zh-cn').pages.orders }).waitFor();
  const cart = await readyCart(member, variantId, { locale: 'zh-cn', email });
  await page.context().addCookies([{ name: 'souk_cart', value: cart.cartToken, url: shop.url }]);
  await page.goto(`${shop.url}/zh-cn/checkout`);
  const form = page.getByRole('region', { name: chinese.title });
  const { total } = cart.totals;
  const { worth } = cart.points;
  const yuan = (minor: number) => `¥${(minor / 100).toFixed(2)}`;
  const left = yuan(total.amountMinor - worth.amountMinor);
  const paying = (amount: string) => page.getByRole('button', { name: zh.payNow(amount) });
  await form.getByLabel(chinese.howMany).fill('1');
  await form.getByRole('button', { name: chinese.use }).click();
  await form.getByText(chinese.used('1', yuan(worth.amountMinor))).waitFor();
  await form.getByText(chinese.left(left)).waitFor();
  await paying(left).waitFor();
  await assertSoundPage(page);
  await form.getByRole('button', { name: chinese.undo }).click();
  await paying(yuan(total.amountMinor)).waitFor();
  const cookies = await page.context().cookies();
  await page.close();

  const english = pointsWords('en-gb');
  const { cartToken } = await readyCart(member, variantId, { email });
  const plain = await browser.newContext({ ...phone, locale: 'en-GB', javaScriptEnabled: false });
  await plain.addCookies([...cookies, { name: 'souk_cart', value: cartToken, url: shop.url }]);
  const without = await plain.newPage();
  await without.goto(`${shop.url}/en-gb/checkout`);
  const before = await freePoints();
  await without.getByRole('region', { name: english.title }).getByLabel(english.howMany).fill('1');
  await without.getByRole('button', { name: english.use }).click();
  await without.getByText(english.used('1', '£0.01')).waitFor();
  await payByCard(without, 'en-gb', '4242424242424242');
  await without.getByRole('heading', { level: 1, name: en.orderThanks }).waitFor({ timeout: 30_000 });
  await plain.close();
  await until(async () => (await freePoints()) === before - 1, 30_000);
});

test('browser: who signed in by text message proves an e-mail by the mailed link, also twice, a wrong one leads to another, and guest orders join', async () => {
  const email = 'joined@example.org';
  const guest = await readyCart(shop.api, goods.variant.variantId, { email });
  const { orderNumber } = answerOf(await checkOut(shop.api, guest));
  const page = await browser.newPage({ ...phone, locale: 'en-GB' });
  const proof = proofWords('en-gb');
  await page.goto(`${shop.url}/en-gb/account/sms`);
  await page.getByLabel(door.phone).fill('+44 7700 900321');
  await page.getByRole('button', { name: door.smsSend }).click();
  await page.getByLabel(door.code).fill(await mailed('+447700900321', /\b\d{6}\b/));
  await page.getByRole('button', { name: door.submit, exact: true }).click();
  await page.getByRole('link', { name: proof.noticeAct }).click();
  await page.getByText(proof.none).waitFor();
  await assertSoundPage(page);
  await page.getByLabel(proof.email).fill(email);
  await page.getByRole('button', { name: proof.send }).click();
  await page.getByText(proof.sent(email)).waitFor();
  const link = await mailed(email, /http\S+#code=\d{6}/);
  const path = link.slice(new URL(link).origin.length);
  const open = async (address = email) => {
    await page.goto('about:blank');
    await page.goto(shop.url + path);
    await page.getByText(proof.linked).waitFor();
    await page.getByLabel(proof.email).fill(address);
    await page.getByRole('button', { name: proof.submit }).click();
  };
  await open();
  await page.getByText(proof.done(email)).waitFor();
  await page.getByRole('link', { name: words.orderOf(orderNumber) }).waitFor({ timeout: 30_000 });
  await assertSoundPage(page);
  await open();
  await page.getByText(proof.done(email)).waitFor();
  const another = 'another@example.org';
  await open(another);
  await page.getByText(proof.over).waitFor();
  await assertSoundPage(page);
  await page.getByRole('button', { name: proof.again }).click();
  await page.getByText(proof.sent(another)).waitFor();
  await page.close();
});

test('browser: every page of the account is sound in Chinese on a phone, and a removed address comes back', async () => {
  const page = await browser.newPage({ ...phone, locale: 'zh-CN', colorScheme: 'dark' });
  const chinese = accountWords('zh-cn');
  await page.goto(`${shop.url}/zh-cn/account/sign-in`);
  await page.getByLabel(signInWords('zh-cn').email).fill(shopper.email);
  await page.getByLabel(signInWords('zh-cn').password, { exact: true }).fill(shopper.password);
  await page.getByRole('button', { name: signInWords('zh-cn').submit }).click();
  await page.waitForFunction(`!document.querySelector('[name=password]')`);
  for (const name of [
    'orders',
    'addresses',
    'wishlist',
    'reviews',
    'points',
    'email',
    'privacy',
    'sessions',
  ] as const) {
    await page.goto(`${shop.url}/zh-cn/account${name === 'orders' ? '' : `/${name}`}`);
    await page.getByRole('heading', { level: 1, name: chinese.pages[name] }).waitFor();
    await assertSoundPage(page);
  }
  await page.goto(`${shop.url}/zh-cn/account/addresses`);
  const remove = page.getByRole('button', { name: chinese.remove });
  const count = await remove.count();
  await remove.first().click();
  await page.getByRole('button', { name: chinese.undo }).click();
  await page.getByRole('button', { name: chinese.undo }).waitFor({ state: 'detached' });
  assert.equal(await remove.count(), count);
  await page.getByRole('link', { name: chinese.addAddress }).click();
  await page.getByLabel(zh.country).waitFor();
  await assertSoundPage(page);
  await page.close();
});

test('browser: after these visits the auditor finds nothing', async () => {
  assert.deepEqual(await shop.audit(), []);
});
