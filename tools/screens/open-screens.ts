import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../browser/find-chromium.ts';

/** Opens the Chromium that pictures are taken with; throws with the reason when there is none. */
export async function openScreens(): Promise<Browser> {
  const found = await findChromium();
  if (typeof found === 'string') throw new Error(`no browser: ${found}`);
  // Letters drawn alike on every machine, as far as its fonts are.
  const args = [...found.args, '--font-render-hinting=none', '--disable-lcd-text'];
  return chromium.launch({ executablePath: found.executablePath, args, env: found.env });
}
