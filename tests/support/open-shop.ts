import { after } from 'node:test';
import type { Browser } from 'playwright-core';
import { en } from '../../apps/admin/messages/en.ts';
import { desktop, openBrowser } from './open-browser.ts';
import { signInOnChinesePhone } from './sign-in-on-chinese-phone.ts';
import { signInAsStaff, type StaffRole, type StaffSession } from './staff-browser.ts';
import { startTestShop, type TestShop } from './start-test-shop.ts';

type OpenShop = {
  shop: TestShop;
  browser: Browser;
  /** Signs in to the admin in English on a light desktop: the owner, unless another role is said. */
  staffOnDesktop: (role?: StaffRole) => Promise<StaffSession>;
  /** Signs in to the admin in Chinese on a dark phone: the owner, unless another role is said. */
  staffOnPhone: (role?: StaffRole) => Promise<StaffSession>;
};

const onDesktop = { ...desktop, locale: 'en-GB', colorScheme: 'light' } as const;

/**
 * Opens a shop and a browser for the tests of a file, and closes both after the last of them. To be awaited at the top of
 * the file; whatever else is to be prepared belongs into a `before`, whose failure lets both be closed too.
 */
export async function openShop(): Promise<OpenShop> {
  const shop = await startTestShop();
  after(() => shop.stop());
  const browser = await openBrowser().catch(async (error: unknown) => {
    // A file that does not load has no "after".
    await shop.stop();
    throw error;
  });
  after(() => browser.close());
  return {
    shop,
    browser,
    staffOnDesktop: (role = 'owner') => signInAsStaff(browser, shop.url, en, role, onDesktop),
    staffOnPhone: (role = 'owner') => signInOnChinesePhone(browser, shop.url, role),
  };
}
