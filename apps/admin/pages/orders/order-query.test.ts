import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../messages/en.ts';
import { inputOfQuery, readOrderQuery } from './order-query.ts';

const known = { states: en.orders.states, fulfilments: en.orders.fulfilments };
const read = (search: string) => readOrderQuery(new URLSearchParams(search), known);

test('the address of the orders says filters, order, size and columns', () => {
  const query = read('state=paid&fulfilment=none&sort=oldest&size=100&columns=total.state&after=x');
  assert.deepEqual(query, {
    state: 'paid',
    fulfilment: 'none',
    isOverdue: false,
    orderNumber: '',
    sort: 'oldest',
    size: 100,
    columns: ['state', 'total'],
  });
  assert.deepEqual(inputOfQuery(query), { sort: 'oldest', state: 'paid', fulfilment: 'none' });
});

test('what an address says wrongly counts as not said', () => {
  const query = read('state=lost&fulfilment=half&sort=total&size=7&columns=colour&number=AB-1');
  assert.deepEqual(inputOfQuery(query), { sort: 'newest', orderNumber: 'AB-1' });
  assert.deepEqual([query.size, query.columns.length], [24, 6]);
});

test('what is overdue is asked for in place of a state; a number finds its order whether it is or not', () => {
  assert.deepEqual(inputOfQuery(read('state=overdue&fulfilment=none')), { sort: 'newest', isOverdue: true });
  const byNumber = inputOfQuery(read('state=overdue&number=AB-1'));
  assert.deepEqual(byNumber, { sort: 'newest', orderNumber: 'AB-1' });
});
