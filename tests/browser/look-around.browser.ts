// topologies: one-process
// shop: shared
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { until } from '#runtime/testing/until.ts';
import { en } from '../../apps/ui/messages/en.ts';
import { zh } from '../../apps/ui/messages/zh.ts';
import { complaintsOf, desktop, hasSidewaysScroll, phone } from '../support/open-browser.ts';
import { openShop } from '../support/open-shop.ts';
import { answerOf } from '../support/shopper.ts';

const product = '/products/white-hanging-heart-t-light-holder';
const { shop, browser } = await openShop();
before(async () => {
  // The goods of a new shop are in the search before their stock is.
  const candles = { locale: 'en-gb', category: 'candles', isAvailable: true, limit: 48 } as const;
  const areThere = async () => {
    await delay(200);
    return answerOf(await shop.api.insight.searchProducts(candles)).products.length === 48;
  };
  await until(areThere, 30_000, 'the stock of 48 candles in the search');
});

/** Opens a page in a browser of its own and fails when it complained of anything. */
async function on(options: BrowserContextOptions, path: string, story: (page: Page) => Promise<void>) {
  const page = await browser.newPage({ ...options, reducedMotion: 'reduce' });
  const complaints = complaintsOf(page);
  await page.goto(`${shop.url}${path}`);
  await story(page);
  assert.deepEqual(complaints, []);
  await page.close();
}
const countOf = (page: Page) => page.locator('main li[id^=card-]').count();

test('browser: without script a list is narrowed down, shows more and keeps its place, and a line taken out comes back', async () => {
  await on({ ...phone, javaScriptEnabled: false }, '/en-gb/categories/candles', async (page) => {
    await page.getByRole('button', { name: en.shop.filters, exact: true }).click();
    await page.getByRole('checkbox', { name: en.shop.available }).check();
    await page.getByRole('button', { name: en.shop.showResults }).click();
    await page.getByRole('link', { name: en.shop.without(en.shop.available) }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('available'), '1');
    await page.locator('#card-24').waitFor();
    assert.equal(await countOf(page), 24);
    await page.getByRole('link', { name: en.more, exact: true }).click();
    await page.locator('#card-48').waitFor();
    assert.equal(new URL(page.url()).hash, '#card-25');
    assert.equal(await countOf(page), 48);
    await page.locator('main li[id^=card-] a').first().click();
    await page.getByRole('button', { name: en.addToCart }).click();
    await page.getByRole('button', { name: en.remove }).click();
    await page.getByText(en.cartEmpty).waitFor();
    await page.getByRole('button', { name: en.shop.putBack }).click();
    await page.getByRole('link', { name: en.checkout }).waitFor();
    assert.equal(new URL(page.url()).search, '');
  });
});

test('browser: without script a visitor chooses a country, and product, list, search and basket show its prices', async () => {
  await on(
    { ...phone, javaScriptEnabled: false },
    `${product}?sku=85123A`.replace(/^/, '/en-gb'),
    async (page) => {
      const choose = async (name: string) => {
        await page.getByRole('button', { name: en.market }).first().click();
        await page.getByRole('button', { name, exact: true }).click();
      };
      await page.getByText(en.taxNotes.gb).waitFor();
      await choose(en.markets.us);
      await page.getByText(en.taxNotes.us).waitFor();
      assert.equal(new URL(page.url()).search, '?sku=85123A');
      const price = await page.locator('article strong').first().innerText();
      assert.match(price, /^US\$\d+\.\d\d$/);
      const data = await page.locator('script[type="application/ld+json"]').first().innerText();
      assert.match(data, /"priceCurrency":"USD".*"valueAddedTaxIncluded":false/);
      await page.getByRole('button', { name: en.addToCart }).click();
      await page.getByRole('link', { name: en.checkout }).waitFor();
      await page.getByText(price).first().waitFor();
      await page.goto(`${shop.url}/zh-cn/search?q=lantern&sort=price-up&price=100-5000`);
      await page.getByText(/US\$/).first().waitFor();
      await page.getByRole('button', { name: zh.market }).first().click();
      await page.getByRole('button', { name: zh.markets.jp, exact: true }).click();
      await page.waitForURL((url) => !url.searchParams.has('price'));
      const prices = await page
        .locator('main li[id^=card-] > span')
        .filter({ hasText: /\d/ })
        .allInnerTexts();
      const yen = prices.map((text) => Number(/^JP¥([\d,]+)/.exec(text)?.[1]?.replaceAll(',', '')));
      assert.ok(yen.length > 2 && !yen.some(Number.isNaN), prices.join());
      assert.deepEqual(
        yen,
        yen.toSorted((one, other) => one - other),
      );
    },
  );
});

test('browser: filters answer at once, going back finds the list as it was', async () => {
  await on(phone, '/zh-cn/categories/candles', async (page) => {
    await page.getByRole('button', { name: zh.shop.filters, exact: true }).click();
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: zh.shop.showResults }).click();
    await page.waitForURL(/price=/);
    await page.getByRole('button', { name: zh.shop.filtersChosen(1) }).waitFor();
    await page.getByRole('link', { name: zh.more, exact: true }).click();
    await page.waitForURL(/shown=48/);
    await page.locator('#card-30 a').click();
    await page.getByRole('button', { name: zh.addToCart }).waitFor();
    await page.goBack();
    await page.locator('#card-30').waitFor();
    assert.equal(await countOf(page), 48);
    assert.equal(await hasSidewaysScroll(page), false);
  });
});

test('browser: what goes into the basket is told beside the page, and can be undone', async () => {
  await on(desktop, `/en-gb${product}`, async (page) => {
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: en.addToCart }).click();
    const drawer = page.getByRole('dialog', { name: en.cart });
    await drawer.getByText(en.shop.added).waitFor();
    assert.equal(new URL(page.url()).pathname, `/en-gb${product}`);
    await drawer.getByRole('button', { name: en.shop.undo }).click();
    await drawer.getByText(en.shop.undone).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: en.cart, exact: true }).click();
    await page.getByText(en.cartEmpty).waitFor();
    await page.getByRole('link', { name: en.goShopping }).click();
    await page.getByRole('heading', { name: en.shop.recentlyViewed }).waitFor();
  });
});

test('browser: a wrong code is told where it was put in, with and without script', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ ...phone, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${shop.url}/zh-cn${product}`);
    await page.getByRole('button', { name: zh.addToCart }).click();
    await page.getByRole('link', { name: zh.checkout }).waitFor();
    await page.goto(`${shop.url}/zh-cn/cart`);
    await page.getByText(zh.coupons.ask).click();
    await page.getByRole('textbox', { name: zh.coupons.code }).fill('NO-SUCH-CODE');
    await page.getByRole('button', { name: zh.coupons.use }).click();
    await page
      .getByRole('alert')
      .getByText(zh.coupons.reasons['unknown'] ?? '')
      .waitFor();
    assert.equal(await page.getByRole('textbox', { name: zh.coupons.code }).inputValue(), 'NO-SUCH-CODE');
    await context.close();
  }
});

test('browser: suggestions are walked through with the keyboard', async () => {
  await on(desktop, '/en-gb', async (page) => {
    await page.waitForLoadState('networkidle');
    await page.getByRole('searchbox', { name: en.searchFor }).pressSequentially('lant');
    await page.getByRole('list', { name: en.shop.suggestions }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(categories|products|search)/);
    await page.getByRole('list', { name: en.shop.suggestions }).waitFor({ state: 'detached' });
  });
});

test('browser: a mistyped search shows what was meant, and one for nothing leads on', async () => {
  await on(phone, '/en-gb/search?q=lantrn', async (page) => {
    await page.getByText(en.shop.didYouMean('lantrn', 'lantern')).waitFor();
    await page.goto(`${shop.url}/zh-cn/search?q=qqqqzzzz`);
    await page.getByText(zh.shop.emptySearch('qqqqzzzz')).waitFor();
  });
});

test('browser: search engines are told one address per page, its languages, and what is for sale', async () => {
  const read = async (path: string) => (await fetch(`${shop.url}${path}`)).text();
  const page = await read(`/zh-cn${product}?sku=85123A`);
  assert.ok(page.includes(`<link rel="canonical" href="${shop.url}/zh-cn${product}"/>`));
  for (const [tag, locale] of Object.entries({ 'en-GB': 'en-gb', 'zh-CN': 'zh-cn', 'x-default': 'en-gb' }))
    assert.ok(
      page.includes(`<link rel="alternate" href="${shop.url}/${locale}${product}" hrefLang="${tag}"/>`),
    );
  const told = [...page.matchAll(/ld\+json">([^<]+)</g)].map(([, json]) => JSON.parse(json ?? '') as object);
  assert.deepEqual(
    told.map((each) => (each as { '@type': string })['@type']),
    ['Product', 'BreadcrumbList'],
  );
  const robots = (path: string) =>
    read(path).then((html) => /name="robots" content="([^"]+)"/.exec(html)?.[1]);
  assert.equal(await robots('/en-gb/categories/candles'), undefined);
  assert.equal(await robots('/en-gb/categories/candles?price=0-199'), 'noindex, follow');
  assert.match(await read('/robots.txt'), new RegExp(`Sitemap: ${shop.url}/sitemap.xml`));
  assert.ok((await read('/sitemap.xml')).includes(`<loc>${shop.url}/sitemaps/category-candles.xml</loc>`));
  assert.ok(
    (await read('/sitemaps/category-candles.xml')).includes(`<loc>${shop.url}/zh-cn${product}</loc>`),
  );
  assert.equal((await fetch(`${shop.url}/sitemaps/category-none.xml`)).status, 404);
});

test('browser: pages are sent compressed, but for those of one person', async () => {
  const encodingOf = async (path: string) =>
    (await fetch(`${shop.url}${path}`)).headers.get('content-encoding');
  assert.equal(await encodingOf(`/en-gb${product}`), 'gzip');
  assert.equal(await encodingOf('/sitemap.xml'), 'gzip');
  for (const path of ['/en-gb/cart', '/zh-cn/orders', '/zh-cn/cart.data'])
    assert.equal(await encodingOf(path), null);
});

test('browser: a product page loads 160 KB of script at most, 45 KB of it ours, gzipped', async () => {
  const page = await browser.newPage(phone);
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js'))
      sizes.set(
        pathname,
        response.body().then((body) => gzipSync(body).length),
      );
  });
  await page.goto(`${shop.url}/en-gb${product}`, { waitUntil: 'networkidle' });
  const loaded = await Promise.all([...sizes].map(async ([path, size]) => ({ path, size: await size })));
  const sum = (of: typeof loaded) => of.reduce((bytes, { size }) => bytes + size, 0);
  const ours = loaded.filter(({ path }) => !path.includes('/framework-'));
  assert.equal(loaded.length - ours.length, 1);
  assert.ok(ours.length > 5 && sum(ours) < 45_000, `ours: ${sum(ours)} bytes`);
  assert.ok(sum(loaded) < 160_000, `all: ${sum(loaded)} bytes`);
  await page.close();
});

test('browser: the API page is drawn and asks nobody but this shop', async () => {
  const page = await browser.newPage({ ...desktop });
  const complaints = complaintsOf(page);
  const asked: string[] = [];
  let askedAt = 0;
  page.on('request', (request) => {
    askedAt = performance.now();
    asked.push(new URL(request.url()).host);
  });
  await page.goto(`${shop.url}/api`);
  await page.getByRole('heading', { level: 1, name: 'Souk' }).waitFor();
  await until(() => performance.now() - askedAt > 1000, 20_000, 'a second without a request');
  assert.deepEqual([...new Set(asked)], [new URL(shop.url).host]);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: an address that no page has leads to a page that helps', async () => {
  const page = await browser.newPage({ ...phone });
  const response = await page.goto(`${shop.url}/zh-cn/no/such/page`);
  assert.equal(response?.status(), 404);
  await page.getByRole('heading', { name: zh.notFound }).waitFor();
  await page.close();
});
