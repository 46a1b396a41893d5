import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Messages } from '../../apps/admin/messages/en.ts';
import { findAxeViolations } from './find-axe-violations.ts';
import { complaintsOf, hasSidewaysScroll } from './open-browser.ts';

/** Whose demo account signs in; a shopper is refused. */
export type StaffRole = 'owner' | 'warehouse' | 'shopper';

export type StaffSession = {
  page: Page;
  words: Messages;
  /** Goes to a page by the address and waits until it shows what it has. */
  visit: (path: string) => Promise<void>;
  /** Asserts what every page owes: a title, no sideways scroll, nothing that axe finds. */
  assertSound: () => Promise<void>;
  complaints: string[];
};

/** Opens the admin in a browser of its own and signs in with the password of a demo account. */
export async function signInAsStaff(
  browser: Browser,
  shopUrl: string,
  words: Messages,
  role: StaffRole,
  options: BrowserContextOptions,
): Promise<StaffSession> {
  const page = await browser.newPage({ ...options, reducedMotion: 'reduce' });
  const complaints = complaintsOf(page);
  await page.goto(`${shopUrl}/admin`);
  await page.getByLabel(words.signIn.email).fill(`${role}@souk.example`);
  await page.getByLabel(words.signIn.password, { exact: true }).fill(`souk-${role}-demo`);
  await page.getByRole('button', { name: words.signIn.submit }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  // A browser notes that nobody was signed in at first.
  complaints.length = 0;
  return {
    page,
    words,
    complaints,
    visit: async (path) => {
      await page.goto(`${shopUrl}/admin${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    },
    assertSound: () => assertSound(page, words),
  };
}

async function assertSound(page: Page, words: Messages): Promise<void> {
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  assert.equal(await page.title(), `${heading} · ${words.adminName}`);
  assert.equal(await hasSidewaysScroll(page), false, heading);
  assert.deepEqual(await findAxeViolations(page), [], heading);
}
