import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMailbox, sendMail } from '../testing.ts';

async function page(address: string, language = 'en-GB'): Promise<{ status: number; text: string }> {
  const response = await fetch(address, { headers: { 'accept-language': language } });
  return { status: response.status, text: await response.text() };
}

test('an empty mailbox says so, in both languages', async (t) => {
  const { address } = await aMailbox(t);
  const [en, zh] = [await page(address), await page(address, 'zh-CN')];
  assert.ok(en.text.includes('lang="en"') && en.text.includes('Nothing caught yet'));
  assert.ok(zh.text.includes('lang="zh"') && zh.text.includes('还没有消息'));
  assert.ok((await page(`${address}/?language=zh`)).text.includes('还没有消息'));
});

test('a mail is listed, opened in a frame that runs nothing, and its plain text has links', async (t) => {
  const { address, call, smtpAddress } = await aMailbox(t);
  const text = 'Reset: https://shop.example/reset?t=1&u=2.';
  await sendMail(smtpAddress, { to: 'ada@example.com', subject: 'Reset <now>', text, html: '<p>Reset</p>' });
  const id = (await call('GET', '/messages')).body.messages[0]?.id;
  const list = (await page(address)).text;
  assert.ok(
    list.includes('1 message') && list.includes('ada@example.com') && list.includes('Reset &lt;now&gt;'),
  );
  assert.ok(list.includes(`href="/?language=en&amp;id=${id}"`));

  const open = await page(`${address}/?id=${id}`);
  assert.equal(open.status, 200);
  assert.match(open.text, /<title>Reset &lt;now&gt; – Mailbox<\/title>/);
  assert.match(open.text, new RegExp(`<iframe[^>]*src="/messages/${id}/html"`));
  assert.match(open.text, /<iframe[^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  const link = 'https://shop.example/reset?t=1&amp;u=2';
  assert.ok(open.text.includes(`<a href="${link}" target="_blank" rel="noreferrer">${link}</a>.`));
  const frame = await fetch(`${address}/messages/${id}/html`);
  assert.match(frame.headers.get('content-security-policy') ?? '', /sandbox allow-popups/);
  assert.match(await frame.text(), /<p>Reset<\/p>/);
});

test('an SMS is shown as text, never as HTML', async (t) => {
  const { address, call } = await aMailbox(t);
  const { id } = (await call('POST', '/sms', { to: '+447700900123', text: '<img src=x onerror=alert(1)>' }))
    .body;
  const { text } = await page(`${address}/?id=${id}`);
  assert.ok(text.includes('&lt;img src=x onerror=alert(1)&gt;') && !text.includes('<img src=x'));
});

test('the search narrows the list and tells when nothing fits', async (t) => {
  const { address, call } = await aMailbox(t);
  await call('POST', '/sms', { to: '+447700900123', text: 'for Ada' });
  await call('POST', '/sms', { to: '+8613812345678', text: 'for Bob' });
  const found = (await page(`${address}/?search=ada`)).text;
  assert.ok(found.includes('1 message') && found.includes('for Ada') && !found.includes('for Bob'));
  assert.ok((await page(`${address}/?search=nobody`)).text.includes('No message fits this search.'));
});

test('a message that is gone is a page with 404', async (t) => {
  const { address } = await aMailbox(t);
  const gone = await page(`${address}/?id=none`);
  assert.equal(gone.status, 404);
  assert.ok(gone.text.includes('This message is no longer kept.'));
});

test('the button deletes all and leads back', async (t) => {
  const { address, call } = await aMailbox(t);
  await call('POST', '/sms', { to: '+447700900123', text: 'x' });
  const answer = await fetch(`${address}/clear`, { method: 'POST', redirect: 'manual' });
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/']);
  assert.deepEqual((await call('GET', '/messages')).body, { messages: [] });
});

test('style, script and font are served', async (t) => {
  const { address } = await aMailbox(t);
  for (const path of ['/style.css', '/refresh.js', '/fonts/chinese.css']) {
    assert.equal((await page(address + path)).status, 200, path);
  }
});
