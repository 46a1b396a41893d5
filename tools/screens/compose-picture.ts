import { writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { screens, staffOrder } from './screens.ts';
import { sizes, type ScreenLocale, type ScreenSize } from './stage.ts';
import { drawPage } from './take-screen.ts';

const [width, height] = [1280, 760];

/** Composes the picture of the READMEs: the front page on a desktop, a product on a Chinese phone, and an order as staff see it. */
export async function composePicture(browser: Browser, shopUrl: string, file: string): Promise<void> {
  const [phone, desktop] = sizes;
  const draw = async (name: string, locale: ScreenLocale, size: ScreenSize) => {
    const screen = [...screens, staffOrder].find((each) => each.name === name);
    if (!screen) throw new Error(`no page is called ${name}`);
    const png = await drawPage(browser, shopUrl, { screen, locale, size });
    return `data:image/png;base64,${png.toString('base64')}`;
  };
  const home = await draw('home', 'en-gb', desktop);
  const product = await draw('product', 'zh-cn', phone);
  const staff = await draw('admin-order', 'en-gb', desktop);
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 2 });
  await page.setContent(`<!doctype html><style>
    body { margin: 0; width: ${width}px; height: ${height}px; position: relative; overflow: hidden; background: #e8e0d5 }
    img { position: absolute; display: block; box-shadow: 0 18px 50px #2b211a40 }
    .home { left: 28px; top: 28px; width: 800px; border-radius: 12px }
    .staff { right: 28px; bottom: 28px; width: 700px; border-radius: 12px }
    .phone { left: 250px; bottom: 22px; width: 226px; border: 7px solid #24201a; border-radius: 30px }
  </style><img class="home" src="${home}"><img class="staff" src="${staff}"><img class="phone" src="${product}">`);
  const drawn = await page.screenshot();
  await page.close();
  const picture = sharp(drawn).resize(width, height).jpeg({ quality: 84, mozjpeg: true });
  await writeFile(file, await picture.toBuffer());
}
