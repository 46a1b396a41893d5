import { orderGoods, fillBasket } from './fill-basket.ts';
import { signIn } from './sign-in.ts';
import type { Stage } from './stage.ts';

export type Screen = {
  name: string;
  title: string;
  /** Brings the page up as its picture shows it. */
  open: (stage: Stage) => Promise<void>;
};

const product = '/products/regency-teapot-roses';

/** An order as staff see it, for the picture of the READMEs. */
export const staffOrder: Screen = {
  name: 'admin-order',
  title: 'Admin: an order',
  open: openPaidOrderOfStaff,
};

/** The pages that docs/screens shows, in this order. */
export const screens: readonly Screen[] = [
  { name: 'home', title: 'Home', open: ({ visit, locale }) => visit(`/${locale}`) },
  {
    name: 'category',
    title: 'Category with facets',
    open: ({ visit, locale }) => visit(`/${locale}/categories/tea-coffee`),
  },
  {
    name: 'search',
    title: 'Search',
    open: ({ visit, locale }) =>
      visit(`/${locale}/search?q=${encodeURIComponent(locale === 'zh-cn' ? '灯笼' : 'lantern')}`),
  },
  { name: 'product', title: 'Product', open: ({ visit, locale }) => visit(`/${locale}${product}`) },
  { name: 'basket', title: 'Basket beside the page', open: openBasket },
  { name: 'checkout', title: 'Checkout', open: openCheckout },
  { name: 'order', title: 'Paid order', open: openOrder },
  { name: 'account', title: 'Account', open: openAccount },
  { name: 'admin-home', title: 'Admin: the day', open: (stage) => openAdmin(stage, '') },
  { name: 'admin-orders', title: 'Admin: orders', open: (stage) => openAdmin(stage, '/orders') },
  { name: 'admin-product', title: 'Admin: a product', open: (stage) => openAdmin(stage, product) },
];

async function openBasket(stage: Stage): Promise<void> {
  const { page, visit, locale } = stage;
  await fillBasket(stage);
  await visit(`/${locale}${product}`);
  const counted = page.waitForResponse((response) => response.url().endsWith('/cart/count'));
  await page.locator('#buy button[type=submit]').click();
  await page.locator('dialog[open]').waitFor();
  // The number at the basket follows.
  await counted;
}

async function openCheckout(stage: Stage): Promise<void> {
  await fillBasket(stage);
  await stage.visit(`/${stage.locale}/checkout`);
}

async function openOrder(stage: Stage): Promise<void> {
  const { orderId, orderKey } = await orderGoods(stage);
  await stage.visit(`/${stage.locale}/orders/${orderId}?key=${orderKey}`);
}

async function openAccount(stage: Stage): Promise<void> {
  await signIn(stage, 'shopper');
  await stage.visit(`/${stage.locale}/account`);
}

async function openPaidOrderOfStaff(stage: Stage): Promise<void> {
  const { orderId } = await orderGoods(stage);
  await openAdmin(stage, `/orders/${orderId}`);
}

async function openAdmin(stage: Stage, path: string): Promise<void> {
  await signIn(stage, 'owner');
  const { page, locale } = stage;
  await page.addInitScript(`localStorage.setItem('souk-admin-locale', '${locale}')`);
  await stage.visit(`/admin${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}
