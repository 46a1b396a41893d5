import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBody } from './read-body.ts';

const read = (text: string) => readBody(Buffer.from(text));
const pathOf = (text: string): unknown => {
  const body = read(text);
  return 'refusal' in body ? body.path : body;
};

test('a number beyond all bounds is refused by its path, since it would be passed on as null', () => {
  assert.equal(pathOf('{"rule":[{"days":1e999}]}'), '/rule/0/days');
  assert.equal(pathOf('{"a/b":-1E+999}'), '/a~1b');
  assert.equal(pathOf(`{"days":${'9'.repeat(400)}}`), '/days');
  assert.equal(pathOf('1e999'), '');
});

test('other numbers are read, and what only looks like one beyond is a text', () => {
  assert.deepEqual(read('{"a":1e308,"b":1e-999,"c":"1e999"}'), { value: { a: 1e308, b: 0, c: '1e999' } });
  assert.deepEqual(read(''), { value: {} });
});

test('broken UTF-8, broken JSON and endless nesting are refused', () => {
  assert.equal('refusal' in readBody(Buffer.from([0xff])), true);
  assert.equal('refusal' in read('{"a":'), true);
  assert.equal('refusal' in read('['.repeat(100) + ']'.repeat(100)), true);
});
