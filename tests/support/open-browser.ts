import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../tools/browser/find-chromium.ts';

export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
export const desktop = { viewport: { width: 1280, height: 800 } } as const;

/** Opens the machine's Chromium; throws with the reason when there is none, so that nothing is skipped in silence. */
export async function openBrowser(): Promise<Browser> {
  const found = await findChromium();
  if (typeof found === 'string') throw new Error(`no browser: ${found}`);
  return chromium.launch({
    executablePath: found.executablePath,
    args: found.args,
    env: found.env,
  });
}

/** Whatever a page complains about: errors of scripts and refused resources. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  return complaints;
}

/** The widths of texts as the page draws them at 100 px, in CSS pixels. Boxes for missing glyphs would all be alike. */
export async function drawnWidths(page: Page, texts: readonly string[]): Promise<number[]> {
  // As text: the code runs in the page, whose types are not those of the tests.
  return page.evaluate(`document.fonts.load('100px "Noto Sans SC"', ${JSON.stringify(texts.join(''))}).then(() => {
    const holder = document.createElement('span');
    holder.style.cssText = 'position:absolute;visibility:hidden;white-space:pre;font-size:100px';
    document.body.append(holder);
    const widths = ${JSON.stringify(texts)}.map((text) => {
      holder.textContent = text;
      return holder.getBoundingClientRect().width;
    });
    holder.remove();
    return widths;
  })`);
}

/** Whether the page is wider than its window. */
export async function hasSidewaysScroll(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}
