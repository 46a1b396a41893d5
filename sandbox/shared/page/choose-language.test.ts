import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseLanguage } from './choose-language.ts';

const cases = [
  { asked: null, accepted: undefined, language: 'en' },
  { asked: null, accepted: 'zh-CN,zh;q=0.9,en;q=0.8', language: 'zh' },
  { asked: null, accepted: 'en-GB,en;q=0.9,zh;q=0.8', language: 'en' },
  { asked: null, accepted: 'en;q=0.5, zh-Hant;q=0.6', language: 'zh' },
  { asked: null, accepted: 'de-DE,fr;q=0.8', language: 'en' },
  { asked: null, accepted: 'zh;q=0, fr', language: 'en' },
  { asked: 'zh', accepted: 'en', language: 'zh' },
  { asked: 'xx', accepted: 'zh', language: 'zh' },
];

for (const { asked, accepted, language } of cases) {
  test(`asked ${asked}, accepted ${accepted}: ${language}`, () => {
    assert.equal(chooseLanguage(asked, accepted), language);
  });
}
