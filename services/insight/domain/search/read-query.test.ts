import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuery } from './read-query.ts';

test('English words are stemmed, and the last may be unfinished', () => {
  assert.deepEqual(readQuery('Red  spotty CUP red', 'en'), [
    { word: 'red', stemmed: "'red'", literal: '', beginning: "'red':*", forms: ['red'] },
    {
      word: 'spotty',
      stemmed: "'spotty'",
      literal: '',
      beginning: '',
      forms: ['spotty', 'potty', 'sotty', 'sptty', 'spoty', 'spott'],
    },
    { word: 'cup', stemmed: "'cup'", literal: '', beginning: '', forms: ['cup'] },
  ]);
});

test('Chinese is cut into words, which are wanted as pairs; a longer word also by its characters in the title', () => {
  const cases: [text: string, literals: string[]][] = [
    ['杯', ["'杯'"]],
    ['红色复古茶杯', ["'红色'", "'复古'", "'茶杯'"]],
    ['我想买一个蓝色的茶杯', ["'蓝色'", "'茶杯'"]],
    ['的', ["'的'"]],
    ['巧克力', ["(('巧克' & '克力') | ('巧':AB & '克':AB & '力':AB))"]],
    ['retro 茶杯', ["'retro'", "'茶杯'"]],
  ];
  for (const [text, literals] of cases) {
    assert.deepEqual(
      readQuery(text, 'zh').map(({ literal }) => literal),
      literals,
      text,
    );
  }
  assert.deepEqual(
    readQuery('茶杯 retro', 'zh').map(({ beginning }) => beginning),
    ['', "'retro':*"],
  );
});

test('what cannot be looked for is nothing', () => {
  assert.deepEqual(readQuery(' !? ', 'en'), []);
  assert.deepEqual(readQuery('茶杯', 'en'), []);
  assert.deepEqual(readQuery('', 'zh'), []);
});

test('a text of many words is cut, and nothing typed becomes an operator', () => {
  const many = Array.from({ length: 90 }, (_, index) => `word${index}`).join(' ');
  assert.equal(readQuery(many, 'en').length, 12);
  assert.deepEqual(
    readQuery(`x' | !('y & z:*\\ <-> "`, 'en').map(({ stemmed, beginning }) => [stemmed, beginning]),
    [
      ["'x'", ''],
      ["'y'", ''],
      ["'z'", "'z':*"],
    ],
  );
});
