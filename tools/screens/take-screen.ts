import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import type { Screen } from './screens.ts';
import type { ScreenLocale, ScreenSize, Stage } from './stage.ts';

const bytesMost = 150_000;
const restMs = 1000;
const qualities = [82, 72, 62, 50, 40] as const;

type Shot = { screen: Screen; locale: ScreenLocale; size: ScreenSize; folder: string };

/** Takes the picture of a page as WebP, in the best quality that keeps it under 150 KB. */
export async function takeScreen(browser: Browser, shopUrl: string, shot: Shot): Promise<void> {
  const { screen, locale, size, folder } = shot;
  const drawn = await drawPage(browser, shopUrl, { screen, locale, size });
  for (const quality of qualities) {
    const picture = await sharp(drawn).webp({ quality, effort: 6 }).toBuffer();
    if (picture.length > bytesMost) continue;
    return writeFile(join(folder, `${screen.name}-${locale.slice(0, 2)}-${size.name}.webp`), picture);
  }
  throw new Error(`${screen.name} does not fit into ${bytesMost} bytes`);
}

/** The page as PNG, once its fonts and the pictures in sight are there. */
export async function drawPage(
  browser: Browser,
  shopUrl: string,
  { screen, locale, size }: Omit<Shot, 'folder'>,
): Promise<Buffer> {
  const { viewport, deviceScaleFactor, isMobile, hasTouch } = size;
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor,
    isMobile,
    hasTouch,
    locale: locale === 'zh-cn' ? 'zh-CN' : 'en-GB',
    timezoneId: locale === 'zh-cn' ? 'Asia/Shanghai' : 'Europe/London',
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  try {
    const page = await context.newPage();
    const quietMs = listen(page);
    await screen.open(stageOf(page, shopUrl, locale));
    await settle(page, quietMs);
    return await page.screenshot({ animations: 'disabled' });
  } finally {
    await context.close();
  }
}

function stageOf(page: Page, shopUrl: string, locale: ScreenLocale): Stage {
  return {
    page,
    locale,
    visit: async (path) => {
      await page.goto(`${shopUrl}${path}`, { waitUntil: 'networkidle' });
    },
    ask: async <Answer>(method: string, path: string, body?: object) => {
      const headers = method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {};
      const reply = await page.request.fetch(`${shopUrl}/api/v1${path}`, { method, headers, data: body });
      if (!reply.ok())
        throw new Error(`${method} ${path} was answered ${reply.status()}: ${await reply.text()}`);
      return (await reply.json()) as Answer;
    },
  };
}

/** Tells for how long a page has asked for nothing and got nothing, in milliseconds. */
function listen(page: Page): () => number {
  let lastMs = performance.now();
  const note = () => {
    lastMs = performance.now();
  };
  page.on('request', note);
  page.on('requestfinished', note);
  page.on('requestfailed', note);
  return () => performance.now() - lastMs;
}

/** Waits until all has come that a picture shows: what scripts ask for after the page, fonts, and pictures in sight. */
async function settle(page: Page, quietMs: () => number): Promise<void> {
  while (quietMs() < restMs) await delay(restMs - quietMs() + 10);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.waitForFunction(
    `[...document.images].every((img) =>
      img.complete || !img.checkVisibility() || img.getBoundingClientRect().top > innerHeight)`,
  );
  // Two frames: what came last is drawn.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}
