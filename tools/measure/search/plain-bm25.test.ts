import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainBm25 } from './plain-bm25.ts';

test('rare words, repeated words and short texts come first; plurals meet', () => {
  const find = plainBm25(
    new Map([
      ['long', 'a lamp for the desk, with a shade, a plug and a very long cable'],
      ['short', 'desk lamps'],
      ['twice', 'lamp lamp for the desk'],
      ['other', 'a chair for the desk'],
    ]),
  );
  assert.deepEqual(find('lamp'), ['twice', 'short', 'long']);
  assert.deepEqual(find('chairs desk'), ['other', 'short', 'twice', 'long']);
  assert.deepEqual(find('sofa'), []);
});
