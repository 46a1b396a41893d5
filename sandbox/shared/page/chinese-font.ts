import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Answer } from '../http/answer.ts';

const root = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'));
const slicePattern = /noto-sans-sc-\d+-400-normal\.woff2/;
const filePath = new RegExp(`^/fonts/files/(${slicePattern.source})$`);
const facePattern = new RegExp(`(${slicePattern.source})[^}]*unicode-range: ([^;]+);`, 'g');
const firstHanCode = 0x2e80;

/** The style sheet that brings `fontStack`'s Chinese glyphs; every page links it, since any may show Chinese text. */
export const chineseFontPath = '/fonts/chinese.css';

/**
 * The fonts of all pages. The Chinese family stands first and holds Chinese glyphs only: behind a system font the browser
 * shows boxes on machines without a Chinese font, although the web font has the glyphs.
 */
export const fontStack = "'Sandbox Chinese', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/** Serves the style sheet and the font slices it names; undefined for any other path. */
export async function answerFont(path: string): Promise<Answer | undefined> {
  if (path === chineseFontPath) {
    const sheet = await readFile(join(root, '400.css'), 'utf8');
    return fileAnswer(keepChinese(sheet), 'text/css; charset=utf-8');
  }
  const name = filePath.exec(path)?.[1];
  return name === undefined ? undefined : fileAnswer(await readFile(join(root, 'files', name)), 'font/woff2');
}

// A machine's own Chinese font is taken where there is one, and then nothing is fetched.
function keepChinese(sheet: string): string {
  return sheet
    .matchAll(facePattern)
    .map(([, name = '', ranges = '']) => ({ name, ranges: ranges.split(',').filter(isHan) }))
    .filter(({ ranges }) => ranges.length > 0)
    .map(
      ({ name, ranges }) => `@font-face { font-family: 'Sandbox Chinese'; font-display: swap;
  src: local('PingFang SC'), local('Microsoft YaHei'), local('Noto Sans CJK SC'), url(files/${name}) format('woff2');
  unicode-range: ${ranges.join(',')}; }`,
    )
    .toArray()
    .join('\n');
}

function isHan(range: string): boolean {
  return Number.parseInt(range.trim().slice('U+'.length), 16) >= firstHanCode;
}

function fileAnswer(body: string | Buffer, type: string): Answer {
  return {
    status: 200,
    body,
    headers: {
      'content-type': type,
      'cache-control': 'public, max-age=86400',
      // A sandboxed frame has no origin of its own, and fonts are fetched with one.
      'access-control-allow-origin': '*',
    },
  };
}
