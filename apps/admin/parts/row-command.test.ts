import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextSort } from './next-sort.ts';
import { rowCommand } from './row-command.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

test('letters move in a list, arrows only from a row, and nothing of the browser is taken', () => {
  assert.equal(rowCommand({ ...plain, key: 'j' }, false), 'next');
  assert.equal(rowCommand({ ...plain, key: 'k' }, true), 'previous');
  assert.equal(rowCommand({ ...plain, key: 'x' }, true), 'choose');
  assert.equal(rowCommand({ ...plain, key: '?' }, false), 'help');
  assert.equal(rowCommand({ ...plain, key: 'ArrowDown' }, false), undefined);
  assert.equal(rowCommand({ ...plain, key: 'ArrowDown' }, true), 'next');
  assert.equal(rowCommand({ ...plain, key: 'Enter' }, true), undefined);
  assert.equal(rowCommand({ ...plain, ctrlKey: true, key: 'k' }, true), undefined);
  assert.equal(rowCommand({ ...plain, metaKey: true, key: 'j' }, true), undefined);
});

test('the title of a column leads to its first sort, then to the next, and round again', () => {
  const sorts = [{ value: 'newest' }, { value: 'oldest' }];
  assert.equal(nextSort(sorts, 'total'), 'newest');
  assert.equal(nextSort(sorts, 'newest'), 'oldest');
  assert.equal(nextSort(sorts, 'oldest'), 'newest');
});
