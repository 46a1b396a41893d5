import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noViews, readSavedViews, searchOfView, withoutView, withView } from './saved-views.ts';

const open = { name: 'To pack', search: 'fulfilment=none' };

test('a view is kept under its name, may be what the list opens with, and is forgotten', () => {
  const one = withView(noViews, open, true);
  assert.deepEqual(one, { own: [open], defaultSearch: 'fulfilment=none' });
  const changed = withView(one, { name: 'To pack', search: 'sort=oldest' }, false);
  assert.deepEqual(changed.own, [{ name: 'To pack', search: 'sort=oldest' }]);
  assert.deepEqual(readSavedViews(JSON.stringify(one)), one);
  assert.deepEqual(withoutView(one, 'To pack'), noViews);
  const many = Array.from({ length: 25 }, (_, at) => ({ name: `${at}`, search: `state=${at}` }));
  const kept = many.reduce((views, view) => withView(views, view, false), noViews);
  assert.deepEqual([kept.own.length, kept.own[0]?.name, kept.own.at(-1)?.name], [20, '5', '24']);
});

test('what a browser kept wrongly counts as no views', () => {
  for (const kept of [null, '', 'null', '{"own":3}', '{"own":[{"name":1}],"defaultSearch":7}'])
    assert.deepEqual(readSavedViews(kept), noViews, String(kept));
});

test('the page is no part of a view, nor is the order in which it was chosen', () => {
  const one = new URLSearchParams('state=paid&after=a&sort=oldest&after=b');
  assert.equal(searchOfView(one), 'sort=oldest&state=paid');
  assert.equal(searchOfView(new URLSearchParams('sort=oldest&state=paid')), searchOfView(one));
});
