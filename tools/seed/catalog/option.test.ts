import assert from 'node:assert/strict';
import { test } from 'node:test';
import { optionNameOf, writeOption } from './option.ts';

const split = (...values: string[]): string[][] => values.map((value) => value.split(' '));

test('values of colours, of sizes and of anything else name the option', () => {
  assert.equal(optionNameOf(split('black', 'sky blue', 'pink and white', 'crystal')), 'Colour');
  assert.equal(optionNameOf(split('small', 'large')), 'Size');
  assert.equal(optionNameOf(split('black', 'ice cream design')), 'Design');
});

test('values are written in both languages, a last letter as a model', () => {
  assert.deepEqual(writeOption(['english', 'rose']), {
    valueEn: 'English rose',
    valueZh: '英国玫瑰',
    inSentenceEn: 'English rose',
  });
  assert.deepEqual(writeOption(['b']), { valueEn: 'B', valueZh: 'B款', inSentenceEn: 'B' });
  assert.deepEqual(writeOption(['fairy', 'cake', 'g']), {
    valueEn: 'Fairy cake G',
    valueZh: '杯子蛋糕G款',
    inSentenceEn: 'fairy cake G',
  });
  assert.deepEqual(writeOption(['zymurgic']), {
    valueEn: 'Zymurgic',
    valueZh: 'Zymurgic',
    inSentenceEn: 'zymurgic',
  });
});
