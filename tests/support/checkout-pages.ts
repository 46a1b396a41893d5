import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { checkoutWords } from '../../apps/ui/messages/checkout-words.ts';
import { messagesFor } from '../../apps/ui/messages/messages-for.ts';
import { findAxeViolations } from './find-axe-violations.ts';
import { hasSidewaysScroll } from './open-browser.ts';
import { answerOf } from './shopper.ts';
import type { TestShop } from './start-test-shop.ts';

type Locale = 'en-gb' | 'zh-cn';

/** What the content of every page owes: nothing that axe finds, and no scrolling sideways. */
export async function assertSoundPage(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname;
  assert.equal(await hasSidewaysScroll(page), false, where);
  assert.deepEqual(await findAxeViolations(page, 'main'), [], where);
}

/** Goes to checkout with a basket that holds one of a variant. */
export async function goToCheckout(
  page: Page,
  shop: TestShop,
  locale: Locale,
  variantId: string,
): Promise<void> {
  const lines = [{ variantId, quantity: 1 }];
  const { cartToken } = answerOf(await shop.api.order.createCart({ locale, lines }));
  await page.context().addCookies([{ name: 'souk_cart', value: cartToken, url: shop.url }]);
  await page.goto(`${shop.url}/${locale}/checkout`);
  await page.getByRole('heading', { level: 1, name: checkoutWords(locale).title }).waitFor();
}

/** Fills in an address in Leeds, as its labels ask. */
export async function fillLeeds(page: Page, email: string): Promise<void> {
  const words = messagesFor('en-gb');
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.name).fill('Ada Tester');
  await page.getByLabel(words.line1).fill('1 Test Street');
  await page.getByLabel(words.city).fill('Leeds');
  await page.getByLabel(words.postalCode).fill('LS1 1AA');
  await page.getByLabel(words.postalCode).blur();
}

/** Takes the first way of delivery, once the address has opened it. */
export async function chooseDelivery(page: Page, locale: Locale): Promise<void> {
  const words = messagesFor(locale);
  await page.getByRole('group', { name: words.chooseShipping }).getByRole('radio').first().check();
  await page.getByRole('group', { name: words.payment }).waitFor();
}

/** The button that pays, whatever the sum. */
export function payButton(page: Page, locale: Locale) {
  return page.getByRole('button', { name: new RegExp(`^${messagesFor(locale).payNow('').trim()} `) });
}

/** Pays with a card; `4242…` succeeds, `…0002` is declined. */
export async function payByCard(page: Page, locale: Locale, number: string): Promise<void> {
  const words = messagesFor(locale);
  await page.getByLabel(words.cardNumber).fill(number);
  await page.getByLabel(words.month).fill('12');
  await page.getByLabel(words.year).fill('2035');
  await page.getByLabel(words.securityCode).fill('123');
  await payButton(page, locale).click();
}

/** The total as the summary beside the form tells it. */
export function summaryOf(page: Page, locale: Locale) {
  return page.getByRole('complementary', { name: checkoutWords(locale).summary });
}
