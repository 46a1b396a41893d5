// topologies: one-process, each-alone
// shop: shared
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { en } from '../../apps/ui/messages/en.ts';
import type { Messages } from '../../apps/ui/messages/en.ts';
import { checkoutWords } from '../../apps/ui/messages/checkout-words.ts';
import { zh } from '../../apps/ui/messages/zh.ts';
import { complaintsOf, desktop, drawnWidths, hasSidewaysScroll, phone } from '../support/open-browser.ts';
import { payButton } from '../support/checkout-pages.ts';
import { openShop } from '../support/open-shop.ts';

const { shop, browser } = await openShop();

type Story = {
  locale: 'en-gb' | 'zh-cn';
  words: Messages;
  query: string;
  email: string;
  fill: (page: Page) => Promise<void>;
};

/** Search, product, basket, checkout, paid: with labels and names as a person reads them. */
async function buy(page: Page, story: Story): Promise<void> {
  const { locale, words } = story;
  await page.goto(`${shop.url}/${locale}`);
  await page.getByRole('searchbox', { name: words.searchFor }).fill(story.query);
  await page.getByRole('button', { name: words.search, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: words.resultsFor(story.query) }).waitFor();
  assert.equal(await hasSidewaysScroll(page), false, 'search');
  await page.locator('main li a').first().click();
  await page.getByRole('button', { name: words.addToCart }).waitFor();
  await page.getByRole('button', { name: words.addToCart }).click();
  await page.getByRole('link', { name: words.checkout }).waitFor();
  assert.equal(await hasSidewaysScroll(page), false, 'cart');
  await page.getByRole('link', { name: words.checkout }).click();
  await page.getByLabel(words.email).fill(story.email);
  await story.fill(page);
  await page.getByRole('button', { name: checkoutWords(locale).goOn }).click();
  await page.getByRole('group', { name: words.chooseShipping }).getByRole('radio').first().check();
  await page.getByLabel(words.cardNumber).fill('4242 4242 4242 4242');
  await page.getByLabel(words.month).fill('12');
  await page.getByLabel(words.year).fill('2035');
  await page.getByLabel(words.securityCode).fill('123');
  assert.equal(await hasSidewaysScroll(page), false, 'checkout');
  await payButton(page, locale).click();
  await page.getByRole('heading', { level: 1, name: words.orderThanks }).waitFor({ timeout: 20_000 });
  await page.getByRole('status').getByText(words.orderState.paid).waitFor();
  assert.equal(await hasSidewaysScroll(page), false, 'order');
}

test('browser: a guest buys in English on a desktop and sees the order paid', async () => {
  const page = await browser.newPage({ ...desktop, locale: 'en-GB' });
  const complaints = complaintsOf(page);
  await buy(page, {
    locale: 'en-gb',
    words: en,
    query: 'lantern',
    email: 'desktop@example.org',
    fill: async (form) => {
      await form.getByLabel(en.name).fill('Ada Tester');
      await form.getByLabel(en.line1).fill('1 Test Street');
      await form.getByLabel(en.city).fill('Leeds');
      await form.getByLabel(en.postalCode).fill('LS1 1AA');
    },
  });
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: a guest buys in Chinese on a phone, in real glyphs, and sees the order paid', async () => {
  const page = await browser.newPage({ ...phone, locale: 'zh-CN' });
  const complaints = complaintsOf(page);
  await buy(page, {
    locale: 'zh-cn',
    words: zh,
    query: '灯笼',
    email: 'phone@example.org',
    fill: async (form) => {
      await form.getByLabel(/^手机/).fill('138 0013 8000');
      await form.getByLabel(zh.name).fill('王小明');
      await form.getByLabel(zh.region).selectOption('浙江省');
      await form.getByRole('combobox', { name: zh.city }).selectOption('杭州市');
      await form.getByLabel(zh.line1).fill('文三路 1 号');
    },
  });
  const [han, two, latin] = await drawnWidths(page, ['汉', '汉字', 'i']);
  assert.ok(han && two && latin);
  // A Han character fills its square (1 em); the box for a missing glyph does not.
  assert.ok(Math.abs(han - 100) < 1 && Math.abs(two - 200) < 2, `a Han character is ${han} wide, two ${two}`);
  assert.ok(latin < 40, `a Latin i is ${latin} wide`);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: product page and basket work without script', async () => {
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${shop.url}/en-gb/search?q=mug`);
  await page.locator('main li a').first().click();
  await page.getByRole('button', { name: en.addToCart }).click();
  await page.getByRole('link', { name: en.checkout }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/en-gb/cart');
  await context.close();
});

test('browser: after all this the auditor finds nothing', async () => {
  assert.deepEqual(await shop.audit(), []);
});
