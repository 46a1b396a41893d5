import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMailbox, sendMail } from './testing.ts';

test('a mail is caught whole: envelope, both texts, links and files', async (t) => {
  const { call, address, smtpAddress } = await aMailbox(t);
  await sendMail(smtpAddress, {
    to: 'ada@example.com',
    bcc: 'blind@example.com',
    subject: '您的订单 SK-1',
    text: 'Thank you: https://shop.example/o/1',
    html: '<p>Thank you: <a href="https://shop.example/o/1?a=1&amp;b=2">order</a></p>',
    attachments: [{ filename: '发票.pdf', content: Buffer.from('%PDF-1.4'), contentType: 'application/pdf' }],
  });
  const [summary] = (await call('GET', '/messages?to=blind@example.com')).body.messages;
  assert.ok(summary !== undefined);
  assert.equal(summary.preview, 'Thank you: https://shop.example/o/1');
  const { body } = await call('GET', `/messages/${summary.id}`);
  assert.deepEqual(
    { ...body, text: body.text.trim(), html: body.html?.trim() },
    {
      id: summary.id,
      kind: 'mail',
      from: 'shop@souk.example',
      to: ['ada@example.com', 'blind@example.com'],
      subject: '您的订单 SK-1',
      text: 'Thank you: https://shop.example/o/1',
      html: '<p>Thank you: <a href="https://shop.example/o/1?a=1&amp;b=2">order</a></p>',
      links: ['https://shop.example/o/1?a=1&b=2', 'https://shop.example/o/1'],
      attachments: [{ filename: '发票.pdf', mimeType: 'application/pdf', sizeBytes: 8 }],
      receivedAt: summary.receivedAt,
    },
  );
  const file = await fetch(`${address}/messages/${summary.id}/attachments/0`);
  assert.equal(await file.text(), '%PDF-1.4');
  assert.equal(
    file.headers.get('content-disposition'),
    `attachment; filename*=UTF-8''${encodeURIComponent('发票.pdf')}`,
  );
});

test('an SMS is caught, and found by number, kind and what came after', async (t) => {
  const { call } = await aMailbox(t);
  const sms = { to: '+447700900123', text: 'Your code is 483920' };
  const first = (await call('POST', '/sms', sms)).body.id;
  const second = await call('POST', '/sms', { ...sms, text: 'Your code is 111222' });
  assert.equal(second.status, 201);
  const found = await call('GET', `/messages?to=%2B447700900123&kind=sms&after=${first}`);
  assert.deepEqual(
    found.body.messages.map(({ id, preview }) => [id, preview]),
    [[second.body.id, 'Your code is 111222']],
  );
  assert.deepEqual((await call('GET', '/messages?kind=mail')).body, { messages: [] });
});

test('a mail that is too large is refused and not kept', async (t) => {
  const { call, smtpAddress } = await aMailbox(t);
  const mail = { to: 'ada@example.com', subject: 'big', text: 'x'.repeat(11 * 1_024 * 1_024) };
  await assert.rejects(sendMail(smtpAddress, mail), { responseCode: 552 });
  assert.deepEqual((await call('GET', '/messages')).body, { messages: [] });
});

test('a mail without subject, text or known sender is caught', async (t) => {
  const { call, smtpAddress } = await aMailbox(t);
  await sendMail(smtpAddress, { from: undefined, envelope: { from: '', to: 'ada@example.com' }, text: '' });
  const [message] = (await call('GET', '/messages')).body.messages;
  assert.deepEqual([message?.subject, message?.from, message?.preview], ['', '', '']);
});

test('only the newest are kept, and all can be deleted', async (t) => {
  const { call } = await aMailbox(t, 2);
  for (const text of ['1', '2', '3']) await call('POST', '/sms', { to: '+447700900123', text });
  const previews = async () => (await call('GET', '/messages')).body.messages.map(({ preview }) => preview);
  assert.deepEqual(await previews(), ['3', '2']);
  assert.equal((await call('DELETE', '/messages')).status, 204);
  assert.deepEqual(await previews(), []);
});

const badRequests = [
  { method: 'POST', path: '/sms', body: '{"to":', status: 422, code: 'parameter_invalid' },
  { method: 'POST', path: '/sms', body: { to: '1', text: 'x' }, status: 422, code: 'parameter_invalid' },
  { method: 'POST', path: '/sms', body: 'x'.repeat(70_000), status: 413, code: 'body_too_large' },
  { method: 'GET', path: '/messages?kind=fax', status: 422, code: 'parameter_invalid' },
  { method: 'GET', path: '/messages?limit=1001', status: 422, code: 'parameter_invalid' },
  { method: 'GET', path: '/messages/none', status: 404, code: 'not_found' },
  { method: 'GET', path: '/nothing', status: 404, code: 'not_found' },
];

test('bad requests get their status and code', async (t) => {
  const { call } = await aMailbox(t);
  for (const { method, path, body, status, code } of badRequests) {
    const answer = await call(method, path, body);
    assert.deepEqual([answer.status, answer.body.error.code], [status, code], `${method} ${path}`);
  }
});
