import type { Browser } from 'playwright-core';
import { zh } from '../../apps/admin/messages/zh.ts';
import { phone } from './open-browser.ts';
import { signInAsStaff, type StaffRole, type StaffSession } from './staff-browser.ts';

/** Signs in to the admin on a dark phone and chooses Chinese in its menu. */
export async function signInOnChinesePhone(
  browser: Browser,
  shopUrl: string,
  role: StaffRole,
): Promise<StaffSession> {
  const options = { ...phone, locale: 'zh-CN', colorScheme: 'dark' } as const;
  const session = await signInAsStaff(browser, shopUrl, zh, role, options);
  await session.page.getByRole('button', { name: /^(Menu|菜单)$/ }).click();
  await session.page.getByRole('combobox', { name: /Language|语言/ }).selectOption('zh-cn');
  return session;
}
