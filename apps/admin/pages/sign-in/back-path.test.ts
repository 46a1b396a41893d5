import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backPath } from './back-path.ts';

test('signing in leads back to places of the admin only', () => {
  const back = (path: string) => backPath(new URLSearchParams({ back: path }));
  assert.equal(back('/orders?state=paid'), '/orders?state=paid');
  assert.equal(backPath(new URLSearchParams()), '/');
  for (const elsewhere of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
  ]) {
    assert.equal(back(elsewhere), '/', elsewhere);
  }
});
