import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageOfTarget, readAuditQuery } from './audit-query.ts';

test('the address of the audit log asks for one filter at most', () => {
  assert.deepEqual(readAuditQuery(new URLSearchParams()), {});
  assert.deepEqual(readAuditQuery(new URLSearchParams('targetId= abc ')), { targetId: 'abc' });
  assert.deepEqual(readAuditQuery(new URLSearchParams('call=order.ship&who=staff:1')), { who: 'staff:1' });
});

test('an entry leads to the page of what it is about', () => {
  assert.equal(pageOfTarget('order.ship', 'orderId', '1'), '/orders/1');
  assert.equal(pageOfTarget('gateway.testWebhook', 'endpointId', '2'), '/webhooks/2');
  assert.equal(pageOfTarget('user.updateStaff', 'staffId', '3'), undefined);
  assert.equal(pageOfTarget('order.ship', 'orderId', null), undefined);
});
