import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownColumns } from './shown-columns.ts';

test('an address shows the columns it names, and all of them when it names none that are known', () => {
  const ids = ['state', 'placed', 'total'];
  assert.deepEqual(shownColumns(ids, null), ids);
  assert.deepEqual(shownColumns(ids, 'total.state'), ['state', 'total']);
  assert.deepEqual(shownColumns(ids, 'colour'), ids);
  assert.deepEqual(shownColumns(ids, 'none'), []);
});
