import type { Page } from 'playwright-core';

export const locales = ['en-gb', 'zh-cn'] as const;
export type ScreenLocale = (typeof locales)[number];

/** A phone at two device pixels a CSS pixel, and a desktop. */
export const sizes = [
  {
    name: 'phone',
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
  {
    name: 'desktop',
    viewport: { width: 1280, height: 900 },
    deviceScaleFactor: 1,
    isMobile: false,
    hasTouch: false,
  },
] as const;
export type ScreenSize = (typeof sizes)[number];

/** What a page is opened with. */
export type Stage = {
  page: Page;
  locale: ScreenLocale;
  /** Goes to a path of the shop. */
  visit: (path: string) => Promise<void>;
  /** Asks the shop’s API as the visitor of this browser; throws when it refuses. */
  ask: <Answer>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => Promise<Answer>;
};
