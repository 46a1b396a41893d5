import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NextAction } from '../domain/show-payment.ts';
import { aCard, aProvider, aRequest } from '../testing.ts';

const returnUrl = 'https://shop.example/checkout/back?order=7';

async function press(url: string, answer: string): Promise<Response> {
  return fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer }) });
}

function urlOf(nextAction: NextAction | undefined): string {
  assert.ok(nextAction !== undefined);
  return nextAction.url;
}

test('3-D Secure: the bank page approves and sends the buyer back with the payment id alone', async (t) => {
  const { call, address } = await aProvider(t);
  const method = { ...aCard('4000000000003220'), returnUrl };
  const { id, nextAction, status } = (await call('POST', '/v1/payments', aRequest({ method }))).body;
  assert.equal(status, 'requires_action');
  const url = urlOf(nextAction);
  assert.deepEqual(nextAction, { type: 'redirect', url });
  assert.match(url, new RegExp(`^${address}/pages/act_[0-9a-f]{32}$`));

  const page = await fetch(url, { headers: { 'accept-language': 'en' } });
  assert.equal(page.status, 200);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  // The browser follows the answer to a form only to an origin that is named.
  assert.match(policy, /form-action 'self' https:\/\/shop\.example/);
  const text = await page.text();
  for (const piece of ['lang="en"', '£12.34', 'order-1', id, 'Approve payment', 'Decline']) {
    assert.ok(text.includes(piece), piece);
  }

  const answer = await press(url, 'approve');
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), `${returnUrl}&paymentId=${id}`);
  const after = (await call('GET', `/v1/payments/${id}`)).body;
  assert.deepEqual([after.status, after.capturedMinor, after.nextAction], ['captured', 1_234, undefined]);
});

test('a second press changes nothing, and the page tells how it ended', async (t) => {
  const { call } = await aProvider(t);
  const method = { type: 'redirect', returnUrl };
  const { id, nextAction } = (await call('POST', '/v1/payments', aRequest({ method }))).body;
  const url = urlOf(nextAction);
  await press(url, 'decline');
  const again = await press(url, 'approve');
  assert.equal(again.headers.get('location'), `${returnUrl}&paymentId=${id}`);
  const after = (await call('GET', `/v1/payments/${id}`)).body;
  assert.deepEqual([after.status, after.declineCode, after.version], ['declined', 'buyer_declined', 2]);
  const page = await (await fetch(url)).text();
  assert.ok(page.includes('The payment is declined') && !page.includes('<form'));
});

test('the QR code holds the address of a page that stands for the phone, in Chinese too', async (t) => {
  const { call } = await aProvider(t);
  const wish = { method: { type: 'qr' }, currency: 'CNY', capture: 'manual' };
  const { id, nextAction } = (await call('POST', '/v1/payments', aRequest(wish))).body;
  const url = urlOf(nextAction);
  assert.deepEqual(nextAction, { type: 'qr', content: url, url });
  const page = await (await fetch(url, { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } })).text();
  for (const piece of ['lang="zh"', '手机支付', '¥12.34', '批准付款', '拒绝'])
    assert.ok(page.includes(piece), piece);
  const answer = await press(`${url}?language=zh`, 'approve');
  const end = await (await fetch(new URL(answer.headers.get('location') ?? '', url))).text();
  assert.ok(end.includes('付款已批准') && end.includes('您可以关闭此页面'));
  assert.equal((await call('GET', `/v1/payments/${id}`)).body.status, 'authorised');
});

test('a payment that the shop has voided cannot be approved any more', async (t) => {
  const { call } = await aProvider(t);
  const { id, nextAction } = (await call('POST', '/v1/payments', aRequest({ method: { type: 'qr' } }))).body;
  await call('POST', `/v1/payments/${id}/void`);
  await press(urlOf(nextAction), 'approve');
  const { status, version } = (await call('GET', `/v1/payments/${id}`)).body;
  assert.deepEqual([status, version], ['voided', 2]);
  assert.ok((await (await fetch(urlOf(nextAction))).text()).includes('The shop has cancelled this payment'));
});

test('a press without a known answer changes nothing', async (t) => {
  const { call } = await aProvider(t);
  const { id, nextAction } = (await call('POST', '/v1/payments', aRequest({ method: { type: 'qr' } }))).body;
  await press(urlOf(nextAction), 'perhaps');
  assert.equal((await call('GET', `/v1/payments/${id}`)).body.version, 1);
});

test('what the shop sends is shown as text, never as HTML', async (t) => {
  const { call } = await aProvider(t);
  const reference = '<script>alert(1)</script>';
  const { nextAction } = (await call('POST', '/v1/payments', aRequest({ method: { type: 'qr' }, reference })))
    .body;
  const page = await (await fetch(urlOf(nextAction))).text();
  assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;') && !page.includes(reference));
});

test('an unknown address is a page with 404', async (t) => {
  const { address } = await aProvider(t);
  const page = await fetch(`${address}/pages/act_guess`);
  assert.equal(page.status, 404);
  assert.ok((await page.text()).includes('There is no such payment'));
});

test('the style sheet and the font are served', async (t) => {
  const { address } = await aProvider(t);
  const types = await Promise.all(
    ['/style.css', '/fonts/chinese.css'].map(async (path) =>
      (await fetch(address + path)).headers.get('content-type'),
    ),
  );
  assert.deepEqual(types, ['text/css; charset=utf-8', 'text/css; charset=utf-8']);
});
