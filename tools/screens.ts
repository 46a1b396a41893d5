import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { composePicture } from './screens/compose-picture.ts';
import { openScreens } from './screens/open-screens.ts';
import { screens } from './screens/screens.ts';
import { startDemoShop } from './screens/start-demo-shop.ts';
import { takeScreen } from './screens/take-screen.ts';
import { locales, sizes } from './screens/stage.ts';
import { writeScreensPage } from './screens/write-screens-page.ts';

const usage = `node tools/screens.ts [--url URL] [--only NAME,…]: takes the pictures of docs/screens and of the READMEs

  --url URL     of a demo shop that runs, instead of starting one
  --only NAME   only these pages: ${screens.map(({ name }) => name).join(', ')}; leaves the README’s picture alone`;
const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'screens');
const { values } = parseArgs({
  options: { url: { type: 'string' }, only: { type: 'string' }, help: { type: 'boolean' } },
});
const only = values.only?.split(',');
if (values.help || only?.some((name) => !screens.some((screen) => screen.name === name))) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

const shop = values.url ? { url: values.url, stop: async () => {} } : await startDemoShop(root);
const browser = await openScreens();
try {
  if (!only) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const screen of screens) {
    if (only && !only.includes(screen.name)) continue;
    for (const locale of locales)
      for (const size of sizes) await takeScreen(browser, shop.url, { screen, locale, size, folder });
    console.log(`  ${screen.name}`);
  }
  await writeScreensPage(folder);
  if (!only) await composePicture(browser, shop.url, join(root, 'docs', 'pictures', 'shop.jpg'));
} finally {
  await browser.close();
  await shop.stop();
}
