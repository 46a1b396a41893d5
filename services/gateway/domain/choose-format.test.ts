import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseFormat } from './choose-format.ts';

test('WebP goes to who says that they take it, JPEG to everybody else', () => {
  const browser = 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8';
  assert.equal(chooseFormat(browser), 'webp');
  assert.equal(chooseFormat('image/jpeg, IMAGE/WEBP;q=0.5'), 'webp');
  assert.equal(chooseFormat('image/webp;q=0'), 'jpeg');
  assert.equal(chooseFormat('image/webp; q=0.000, */*'), 'jpeg');
  for (const accept of [undefined, '', '*/*', 'image/*', 'text/html', 'image/webpx', 'ximage/webp'])
    assert.equal(chooseFormat(accept), 'jpeg', String(accept));
});
