import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerFont, chineseFontPath } from './chinese-font.ts';

test('the sheet names Chinese characters only, and each slice it names is served', async () => {
  const sheet = String((await answerFont(chineseFontPath))?.body);
  const codes = sheet
    .matchAll(/U\+([0-9a-f]+)/gi)
    .map(([, code = '']) => Number.parseInt(code, 16))
    .toArray();
  assert.ok(codes.length > 5_000, `${codes.length} ranges`);
  assert.ok(codes.every((code) => code >= 0x2e80));
  assert.ok(codes.includes(0x4ed8), 'the character for "pay" has a slice');
  const names = sheet
    .matchAll(/url\((files\/[^)]+)\)/g)
    .map(([, name = '']) => name)
    .toArray();
  assert.ok(names.length > 50, `${names.length} slices`);
  for (const name of names) {
    const slice = await answerFont(`/fonts/${name}`);
    assert.equal(slice?.headers?.['content-type'], 'font/woff2');
    assert.equal(String(slice?.body.slice(0, 4)), 'wOF2');
  }
});

test('no other file of the package can be asked for', async () => {
  for (const path of ['/fonts/files/../package.json', '/fonts/files/%2e%2e/LICENSE', '/fonts/400.css']) {
    assert.equal(await answerFont(path), undefined);
  }
});
