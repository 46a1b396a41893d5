import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { templates } from '../find-template.ts';
import { findMissingWord } from '../find-missing-word.ts';
import { renderMail } from '../render-mail.ts';
import { renderSms } from '../render-sms.ts';
import type { Template } from '../template.ts';
import { findWordingFault } from './find-wording-fault.ts';
import { reword } from './reword.ts';
import { sampleValues } from './sample-values.ts';

const locales = ['en-gb', 'zh-cn'] as const;
const shipped: Template = templates['order-shipped'];
const mail = { subject: 'Off it goes: {orderNumber}', paragraphs: ['Dear {name},', '{lines}', '{shopUrl}'] };
const pathOf = (template: Template, wording: Parameters<typeof findWordingFault>[1]) =>
  findWordingFault(template, wording)?.path;

for (const [name, template] of Object.entries<Template>(templates)) {
  test(`the words that ${name} came with stand the test that others must`, () => {
    for (const locale of locales) {
      const wording = { mail: template.mail?.[locale], sms: template.sms?.[locale] };
      assert.equal(findWordingFault(template, wording), undefined);
      const values = sampleValues[locale];
      assert.equal(findMissingWord(template, values), undefined);
      const places = Object.keys(template.variables).filter((variable) => !values[variable]);
      assert.deepEqual(places, [], 'a preview has a value for each variable');
    }
  });
}

describe('words of the shop are refused', () => {
  test('for a channel that the message lacks, or none', () => {
    assert.equal(pathOf(templates['sms-code'], { mail }), '/mail');
    assert.equal(pathOf(templates['verify-email'], { sms: '{code}' }), '/sms');
    assert.equal(pathOf(shipped, {}), '');
  });

  test('for a variable that it lacks, and for a brace alone', () => {
    assert.equal(
      pathOf(shipped, { mail: { ...mail, paragraphs: ['Hi', '{password}'] } }),
      '/mail/paragraphs/1',
    );
    for (const text of ['{', 'a } b', '{order number}', '{{lines}']) {
      assert.equal(pathOf(shipped, { mail: { ...mail, paragraphs: [text] } }), '/mail/paragraphs/0', text);
    }
    assert.equal(pathOf(shipped, { sms: '{constructor}' }), '/sms');
  });

  test('for a variable of some messages only, in a subject or an SMS', () => {
    assert.equal(pathOf(shipped, { mail: { ...mail, subject: 'By {carrier}' } }), '/mail/subject');
    assert.equal(pathOf(shipped, { sms: 'Hello {name}' }), '/sms');
    assert.equal(pathOf(shipped, { mail: { ...mail, paragraphs: ['By {carrier}'] } }), undefined);
  });

  test('for a subject of two lines, and for a code left out', () => {
    assert.equal(pathOf(shipped, { mail: { ...mail, subject: 'a\nb' } }), '/mail/subject');
    assert.equal(
      pathOf(templates['verify-email'], { mail: { ...mail, subject: 'x', paragraphs: ['Hi'] } }),
      '/mail/paragraphs',
    );
    assert.equal(pathOf(templates['sms-code'], { sms: 'Hi' }), '/sms');
  });
});

test('own words are said in their language, and what they leave is said as before', () => {
  const own = reword(shipped, 'en-gb', { mail });
  assert.equal(
    renderMail(own, 'en-gb', sampleValues['en-gb']).text,
    'Dear Alex Morgan,\n\n2 × Red enamel mug £25.00\n1 × Cotton tea towel £12.50\n\nhttps://shop.example\n',
  );
  assert.equal(own.mail?.['zh-cn'], shipped.mail?.['zh-cn']);
  assert.equal(
    renderSms(own, 'en-gb', sampleValues['en-gb']),
    renderSms(shipped, 'en-gb', sampleValues['en-gb']),
  );
});

test('own words that no longer fit their template are passed over', () => {
  assert.equal(reword(shipped, 'en-gb', { sms: '{variableOfLastYear}' }), shipped);
});
