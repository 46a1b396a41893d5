import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedHeaders, sharedPage, wholeFrame } from './shared-page.ts';

test('a page tells of which products it tells, each once, when nothing of its frame is missing', () => {
  const page = new Headers({ ...sharedPage(['mug', 'cup', 'mug']), vary: 'cookie' });
  const whole = sharedHeaders(new Headers(wholeFrame), page);
  assert.deepEqual(
    [...whole],
    [
      ['souk-page-tags', 'product:mug product:cup'],
      ['vary', 'cookie'],
    ],
  );
  assert.deepEqual([...sharedHeaders(new Headers(), page)], [['vary', 'cookie']]);
});
