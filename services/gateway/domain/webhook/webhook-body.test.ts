import assert from 'node:assert/strict';
import { test } from 'node:test';
import { events, type EventName } from '#contracts/events.ts';
import { webhookEvents } from '#contracts/gateway/webhook-events.ts';
import { webhookBody } from './webhook-body.ts';

const told = { key: 'k', version: 3, occurredAt: '2026-11-21T08:00:00.000Z' };

test('a body tells the event and only the fields that may leave the shop', () => {
  const total = { amountMinor: 1250, currency: 'GBP' };
  const payload = { orderId: 'o', customerId: 'c', locale: 'en-gb', total, paidAt: 'p', lines: [], later: 1 };
  assert.equal(
    webhookBody({ ...told, name: 'order.paid', payload }),
    '{"type":"order.paid","timestamp":"2026-11-21T08:00:00.000Z","key":"k","version":3,"data":{"orderId":"o","locale":"en-gb","total":{"amountMinor":1250,"currency":"GBP"},"paidAt":"p","lines":[]}}',
  );
});

test('events that may not leave the shop have no body', () => {
  assert.equal(webhookBody({ ...told, name: 'session.ended', payload: { accountId: 'a' } }), undefined);
});

test('no field that leaves the shop says who a person is, and the gateway hears each of the events', () => {
  const personal = /customer|account|session|email|phone|name|address|buyer/i;
  for (const [name, fields] of Object.entries(webhookEvents)) {
    assert.deepEqual(
      fields.filter((field) => personal.test(field)),
      [],
      name,
    );
    assert.ok((events[name as EventName].once as readonly string[]).includes('gateway'), name);
  }
});
