import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskPersonal, maskText } from './mask-personal.ts';

test('personal data is masked by field name and in texts', () => {
  assert.deepEqual(
    maskPersonal({
      email: 'ada@example.org',
      orderId: 'o-1',
      nested: { phone: '+447700900123', city: 'Leeds' },
    }),
    {
      email: '[masked]',
      orderId: 'o-1',
      nested: { phone: '[masked]', city: 'Leeds' },
    },
  );
  assert.equal(maskText('sent to ada@example.org and +447700900123'), 'sent to [e-mail] and [phone]');
  assert.equal(maskText('card 4242 4242 4242 4242 declined'), 'card [number] declined');
});

test('amounts, ports, short numbers and ids are left readable', () => {
  assert.equal(
    maskText('order 7K2M listens on 4000, total 123456'),
    'order 7K2M listens on 4000, total 123456',
  );
  const readable = [
    '0198f3a2-7c11-7abc-8def-0123456789ab',
    '01890000-0000-7000-8000-000000000001',
    '0af7651916cd43dd8448eb211c80319c',
    '12345678901234567890123456789012',
    '2026-11-21T06:52:33.123Z took 12.5 ms on 127.0.0.1:20001',
    'souk_jobs 1700000000 20101234567',
  ];
  for (const text of readable) assert.equal(maskText(text), text);
});

test('an error keeps its type and message, masked, and loses what a driver quotes of rows', () => {
  const error = Object.assign(new Error('no mail to ada@example.org'), {
    code: '23505',
    detail: 'Key (email)=(ada@example.org)',
  });
  const masked = maskPersonal({ error }) as { error: Record<string, unknown> };
  assert.equal(masked.error['message'], 'no mail to [e-mail]');
  assert.equal(masked.error['code'], '23505');
  assert.equal(JSON.stringify(masked).includes('ada@example.org'), false);
});

test('fields are known by the end of their names, values of other kinds stay as they are', () => {
  const when = new Date('2026-11-21T06:00:00Z');
  assert.deepEqual(
    maskPersonal({
      customerEmail: 'a',
      recipientPhone: 'b',
      buyerName: 'c',
      billingAddress: { city: 'd' },
      refreshToken: 'e',
      orderKey: 'f',
      jobName: 'sweep',
      addresses: 2,
      email: null,
      isPaid: true,
      when,
      picture: Buffer.from('g'),
      lines: [{ name: 'h', quantity: 2 }],
    }),
    {
      customerEmail: '[masked]',
      recipientPhone: '[masked]',
      buyerName: '[masked]',
      billingAddress: '[masked]',
      refreshToken: '[masked]',
      orderKey: '[masked]',
      jobName: 'sweep',
      addresses: 2,
      email: null,
      isPaid: true,
      when,
      picture: '[bytes]',
      lines: [{ name: '[masked]', quantity: 2 }],
    },
  );
});

test('e-mail addresses and phone numbers of China are masked in texts', () => {
  assert.equal(maskText('寄给 小明@例子.中国，电话 13800138000。'), '寄给 [e-mail]，电话 [phone]。');
});
