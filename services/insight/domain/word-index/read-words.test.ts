import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyField, fieldsOf, strongFields } from './fields-of.ts';
import { readWords } from './read-words.ts';

function wordsOf(text: string) {
  const words: [string, number, number][] = [];
  readWords(text, (lexeme, fields, impact) => words.push([lexeme, fields, Number(impact.toFixed(4))]));
  return words;
}

test('each lexeme is told with its fields and what ts_rank gives for it alone', () => {
  // select ts_rank('{0.02, 0.3, 0.5, 1}', $1::tsvector, to_tsquery('simple', lexeme)), by PostgreSQL 18.
  assert.deepEqual(wordsOf("'cup':3A 'mug':1A,7C 'tea':2B,4B,9 'x':1"), [
    ['cup', fieldsOf('A'), 0.6079],
    ['mug', fieldsOf('AC'), 0.6535],
    ['tea', fieldsOf('BD'), 0.3813],
    ['x', fieldsOf('D'), 0.0122],
  ]);
});

test('the heaviest place counts whole, wherever it stands', () => {
  assert.deepEqual(wordsOf("'mug':1C,7A"), [['mug', fieldsOf('AC'), 0.7903]]);
});

test('a lexeme without places counts as one of field D; quotes and backslashes stand twice', () => {
  assert.deepEqual(wordsOf(String.raw`'it''s' 'a\\b':1B`), [
    ["it's", fieldsOf('D'), 0.0122],
    [String.raw`a\b`, fieldsOf('B'), 0.304],
  ]);
  assert.deepEqual(wordsOf(''), []);
});

test('what is no tsvector is refused', () => {
  assert.throws(() => wordsOf('mug'), /no lexeme at 0/);
  assert.throws(() => wordsOf("'mug"), /without an end/);
});

test('fields are bits, and the strong ones all but the description', () => {
  assert.equal(fieldsOf(''), everyField);
  assert.equal(strongFields, fieldsOf('ABD'));
  assert.equal(strongFields & fieldsOf('C'), 0);
});
