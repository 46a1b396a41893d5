import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locale } from './account.ts';
import { findTemplate, templates } from './find-template.ts';
import { renderMail } from './render-mail.ts';
import { renderSms } from './render-sms.ts';
import type { Template } from './template.ts';

const locales: Locale[] = ['en-gb', 'zh-cn'];
const values = {
  name: 'Ada <b>Lovelace</b> & 梅',
  code: '012345',
  shopUrl: 'https://shop.example',
  adminUrl: 'https://shop.example/admin',
  orderNumber: 'K7Q2-M9',
  total: '£12.50',
  lines: '1 × Red cup  £8.50\n2 × “Tin” <large>  £4.00',
  orderUrl: 'https://shop.example/en-gb/order?t=a&b="c"',
  refund: '£12.50',
  reason: 'It was <broken>',
  payBefore: '23 November 2026 at 14:05 GMT',
  carrier: 'Parcels & Co',
  trackingNumber: 'P 123',
  trackingUrl: 'https://carrier.example/P123?a="b"',
  instructions: 'Put the label on.\nKeep the receipt.',
};

for (const [name, template] of Object.entries<Template>(templates)) {
  for (const locale of locales) {
    test(`${name} in ${locale} reads as it was agreed`, (t) => {
      if (template.mail) {
        const mail = renderMail(template, locale, values);
        t.assert.snapshot([mail.subject, mail.text, mail.html].join('\n---\n'), {
          serializers: [(text: string) => text],
        });
        assert.doesNotMatch(mail.html, /<(img|script|link|iframe|b|large)\b|src=|[{}]/i);
        assert.doesNotMatch(mail.text + mail.subject, /[{}]/);
      }
      if (template.sms) {
        const text = renderSms(template, locale, values);
        t.assert.snapshot(text, { serializers: [(each: string) => each] });
        assert.doesNotMatch(text, /[{}]/);
      }
    });
  }
}

test('the text and the HTML say the same', () => {
  for (const locale of locales) {
    const { text, html } = renderMail(templates['reset-password'], locale, { ...values, name: 'Ada' });
    const words = html
      .slice(html.indexOf('<body'))
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');
    for (const paragraph of text.trim().split('\n\n')) {
      assert.ok(words.includes(paragraph), paragraph);
    }
  }
});

test('a paragraph that lacks a value is left out, in text and HTML', () => {
  const { refund: _refund, name: _name, lines: _lines, ...rest } = values;
  const { text, html } = renderMail(templates['order-cancelled'], 'en-gb', rest);
  assert.ok(text.startsWith('Your order K7Q2-M9 (£12.50) has been cancelled.'));
  assert.doesNotMatch(text + html, /giving you|Hello/);
});

test('a subject is one line', () => {
  const mail = renderMail(templates['order-confirmation'], 'en-gb', {
    ...values,
    orderNumber: 'K7\r\nBcc: all@example.com',
  });
  assert.equal(mail.subject, 'Your order K7 Bcc: all@example.com at Souk');
});

test('only web addresses become links', () => {
  const { html } = renderMail(templates['order-confirmation'], 'en-gb', {
    ...values,
    orderUrl: 'javascript:alert(1)',
  });
  assert.doesNotMatch(html, /href/);
});

test('what a template cannot say is a bug, not an empty mail', () => {
  assert.throws(() => renderMail(templates['sms-code'], 'en-gb', values), /cannot be written/);
  assert.throws(() => renderMail(templates['order-confirmation'], 'en-gb', {}), /cannot be written/);
  assert.throws(() => renderSms(templates['sms-code'], 'zh-cn', {}), /cannot be written/);
  assert.throws(() => findTemplate('no-such-template'), /no message template/);
  assert.throws(() => findTemplate('constructor'), /no message template/);
});
