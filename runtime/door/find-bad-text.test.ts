import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBadText } from './find-bad-text.ts';

const pathOf = (value: unknown) => findBadText(value)?.path;

test('half a character is found wherever it stands, in values and in names', () => {
  assert.equal(pathOf('\ud800'), '');
  assert.equal(pathOf({ name: 'a\udc00b' }), '/name');
  assert.equal(pathOf({ lines: [{ note: 'fine' }, { note: '\udc00\ud800' }] }), '/lines/1/note');
  assert.equal(pathOf({ headers: { 'a/b\ud800': 'x' } }), '/headers/a~1b\ufffd');
});

test('so is the character NUL', () => {
  assert.equal(pathOf({ value: ['a', 'b\0'] }), '/value/1');
  assert.equal(pathOf({ 'a\0': 1 }), '/a\ufffd');
});

test('whole characters are fine, the rare ones and the odd ones too', () => {
  const texts = ['', '😀', '𠮷野家', 'e\u0301', '\ufffd', '\uffff', '\u0001', '\u202e'];
  assert.equal(findBadText({ texts, n: 1, none: null, yes: true, [texts.join('')]: {} }), undefined);
});
