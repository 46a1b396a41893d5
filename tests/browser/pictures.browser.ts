// topologies: one-process
// shop: shared
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { en } from '../../apps/admin/messages/en.ts';
import { zh } from '../../apps/admin/messages/zh.ts';
import { complaintsOf, phone } from '../support/open-browser.ts';
import { openShop } from '../support/open-shop.ts';

const slug = 'white-hanging-heart-t-light-holder';
const { shop, browser, staffOnDesktop, staffOnPhone } = await openShop();

/** The pictures of a page, or of a part of it, that are on the screen, once all of those are drawn: address and drawn width in pixels. */
async function drawn(page: Page, part = 'body'): Promise<{ path: string; width: number }[]> {
  await page.waitForFunction(
    `[...document.images].every((img) => img.complete || img.getBoundingClientRect().top > innerHeight)`,
  );
  return page.evaluate(`[...document.querySelectorAll('${part} img')].filter((img) => img.complete && img.naturalWidth > 0)
    .map((img) => ({ path: new URL(img.currentSrc).pathname, width: img.naturalWidth }))`);
}

test('browser: lists and products show pictures in the width of their place, and neighbours differ', async () => {
  const page = await browser.newPage({ ...phone, deviceScaleFactor: 2 });
  const complaints = complaintsOf(page);
  await page.goto(`${shop.url}/en-gb/categories/candles`);
  const list = await drawn(page, 'main li:nth-child(-n + 8)');
  assert.ok(list.length >= 4, `${list.length} pictures`);
  for (const { path } of list) assert.match(path, /^\/media\/[0-9a-f]{64}\/(320|640)$/);
  const chosen: string[] = await page.evaluate(
    `[...document.querySelectorAll('main li:nth-child(-n + 8) img')].map((img) => img.getAttribute('src'))`,
  );
  assert.equal(chosen.length, 8);
  for (const [at, path] of chosen.entries()) if (at > 0) assert.notEqual(path, chosen[at - 1]);
  await page.goto(`${shop.url}/en-gb/products/${slug}`);
  const [first, second, ...more] = await drawn(page, 'article');
  assert.ok(first && second && more.length === 0);
  assert.notEqual(first.path, second.path);
  const alt = await page.evaluate(`[...document.querySelectorAll('article img')].map((img) => img.alt)`);
  assert.deepEqual(alt, [
    'White hanging heart T-light holder',
    'White hanging heart T-light holder, picture 2',
  ]);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: staff add a picture, move it, say what it shows, take it away and take that back', async () => {
  const words = en.pictures;
  const { page, visit, assertSound, complaints } = await staffOnDesktop();
  await visit(`/products/${slug}?view=pictures`);
  const rows = page.locator('main ol > li');
  await rows.nth(1).waitFor();
  const buffer = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2a9d8f' } })
    .jpeg()
    .toBuffer();
  const said = (text: string) => page.getByRole('status').getByText(text).waitFor();
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'teal.jpg', mimeType: 'image/jpeg', buffer });
  await said(words.added(1));
  await rows.nth(2).getByText('900 × 600').waitFor();
  await page.getByRole('button', { name: words.spoken(words.words, 3) }).click();
  await page.getByRole('dialog').getByLabel(words.english).fill('From the side');
  await page.getByRole('dialog').getByLabel(words.chinese).fill('侧面');
  await page.getByRole('button', { name: words.wordsDo, exact: true }).click();
  await said(words.said);
  await page.getByRole('button', { name: words.spoken(words.earlier, 3) }).click();
  await said(words.moved(2));
  await rows.nth(1).getByText('From the side').waitFor();
  await assertSound();
  await rows.nth(1).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: words.spoken(words.remove, 2) }).click();
  await said(words.removed);
  await rows.nth(2).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: words.undo }).click();
  await said(words.undone);
  await rows.nth(1).getByText('From the side').waitFor();
  const seen = await shop.api.catalog.getProduct({ slug, locale: 'zh-cn' });
  assert.deepEqual(seen.isOk && seen.answer.pictures.map(({ alt, width }) => [alt, width]), [
    ['', 1280],
    ['侧面', 900],
    ['', 1280],
  ]);

  const refused = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture at all') };
  await page.locator('main input[type=file]').setInputFiles(refused);
  await page.getByText(en.problems['picture-type']).waitFor();
  assert.deepEqual(
    complaints.filter((line) => !line.includes('415')),
    [],
  );
  await page.close();
});

test('browser: the pictures of a product are arranged in Chinese too', async () => {
  const { page, visit, assertSound } = await staffOnPhone();
  await visit(`/products/${slug}?view=pictures`);
  await page.getByRole('heading', { name: zh.pictures.title }).waitFor();
  await page.getByText('侧面').waitFor();
  await assertSound();
  await page.close();
});
