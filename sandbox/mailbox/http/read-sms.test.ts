import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSms } from './read-sms.ts';

const receivedAt = new Date('2026-11-21T10:00:00.000Z');

test('an SMS becomes a message', () => {
  const sms = readSms({ to: '+8613812345678', text: 'Code 1234 https://a.example/v' }, receivedAt);
  assert.ok('id' in sms);
  const { id, ...rest } = sms;
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.deepEqual(rest, {
    kind: 'sms',
    from: 'SMS',
    to: ['+8613812345678'],
    subject: '',
    text: 'Code 1234 https://a.example/v',
    links: ['https://a.example/v'],
    attachments: [],
    receivedAt: '2026-11-21T10:00:00.000Z',
  });
});

const refused = [
  { body: null, param: 'body' },
  { body: 'text', param: 'body' },
  { body: { text: 'x' }, param: 'to' },
  { body: { to: '07700900123', text: 'x' }, param: 'to' },
  { body: { to: '+0123456789', text: 'x' }, param: 'to' },
  { body: { to: '+447700900123' }, param: 'text' },
  { body: { to: '+447700900123', text: '' }, param: 'text' },
  { body: { to: '+447700900123', text: 'x'.repeat(1_601) }, param: 'text' },
  { body: { to: '+447700900123', text: 'x', from: '' }, param: 'from' },
];

for (const { body, param } of refused) {
  test(`refused: ${JSON.stringify(body).slice(0, 60)}`, () => {
    const sms = readSms(body, receivedAt);
    assert.ok('param' in sms);
    assert.equal(sms.param, param);
  });
}
