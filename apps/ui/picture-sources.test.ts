import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RenditionWidth } from '#contracts/catalog/picture.ts';
import { pictureSources, pictureWidths } from './picture-sources.ts';

const hash = 'ab'.repeat(32);

test('a picture comes in the widths that the shop makes, the smallest that is wide enough first', () => {
  assert.deepEqual(pictureSources(`/media/${hash}.jpg`, 300), {
    src: `/media/${hash}/320`,
    srcSet: [160, 320, 640, 1280].map((width) => `/media/${hash}/${width} ${width}w`).join(', '),
  });
  assert.equal(pictureSources(`/media/${hash}.svg`, 96).src, `/media/${hash}/160`);
  assert.equal(pictureSources(`/media/${hash}.jpg`, 4000).src, `/media/${hash}/1280`);
  assert.deepEqual(pictureSources('https://example.com/a.png', 300), { src: 'https://example.com/a.png' });
});

test('the widths are those of the contract', () => {
  assert.deepEqual(
    pictureWidths,
    RenditionWidth.anyOf.map((each) => each.const),
  );
});
