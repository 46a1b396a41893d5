import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldText } from './fold-text.ts';
import { hanPieces } from './han-pieces.ts';
import { latinWords } from './latin-words.ts';
import { splitWords } from './split-words.ts';
import { toLexemes } from './to-lexemes.ts';
import { wordForms } from './word-forms.ts';

test('text is folded so that spellings of one word meet', () => {
  const cases: [string, string][] = [
    ['Café', 'cafe'],
    ['Ｗｉｄｅ', 'wide'],
    ['Children’s', 'children'],
    ["children's toys", 'children toys'],
    ["o'clock", 'oclock'],
    ['SPOTTY', 'spotty'],
    ['红茶', '红茶'],
  ];
  for (const [text, folded] of cases) assert.equal(foldText(text), folded);
});

test('words end where the script changes, and Chinese stays in runs', () => {
  const words = splitWords('复古retro茶杯 No.3 (12cm)');
  assert.deepEqual(
    words.map(({ text, isHan }) => (isHan ? `${text}*` : text)),
    ['复古*', 'retro', '茶杯*', 'no', '3', '12cm'],
  );
  assert.deepEqual(latinWords('复古retro茶杯 85123A'), ['retro', '85123a']);
  assert.deepEqual(splitWords(' …— ! '), []);
  assert.deepEqual(latinWords(`${'ﬃ'.repeat(200)} cup ${'x'.repeat(61)}`), ['cup']);
});

test('characters beyond the first plane stay whole', () => {
  assert.deepEqual(hanPieces('𠮷野家'), { characters: ['𠮷', '野', '家'], pairs: ['𠮷野', '野家'] });
});

test('Chinese is indexed by characters and pairs, other words as they are, at rising positions', () => {
  assert.equal(toLexemes('红茶杯 Mug', 'A'), "'红':1A '红茶':1A '茶':2A '茶杯':2A '杯':3A 'mug':4A");
  assert.equal(toLexemes("it's 'x' \\ : & |", 'C'), "'it':1C 'x':2C");
  assert.equal(toLexemes('a'.repeat(3000), 'A'), '');
});

test('a word of four letters or more has forms that lack one of them', () => {
  assert.deepEqual(wordForms('mugs'), ['mugs', 'ugs', 'mgs', 'mus', 'mug']);
  assert.deepEqual(wordForms('ball'), ['ball', 'all', 'bll', 'bal']);
  assert.deepEqual(wordForms('cup'), ['cup']);
  assert.equal(wordForms('x'.repeat(41)).length, 1);
});
