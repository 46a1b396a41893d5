import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf } from './fields-of.ts';
import { operandsOf, readTsquery } from './read-tsquery.ts';

const word = (lexeme: string, letters = '', isBeginning = false) => ({
  kind: 'operand' as const,
  lexeme,
  isBeginning,
  fields: fieldsOf(letters),
});

test('words, beginnings and fields are read as PostgreSQL writes them', () => {
  assert.deepEqual(readTsquery("'mug'"), word('mug'));
  assert.deepEqual(readTsquery("'mu':*"), word('mu', '', true));
  assert.deepEqual(readTsquery("'红':AB"), word('红', 'AB'));
  assert.deepEqual(readTsquery("'it''s':*A"), word("it's", 'A', true));
  assert.equal(readTsquery(''), undefined);
});

test('“and” binds before “or”, and brackets before both', () => {
  const [a, b, c] = [word('a'), word('b'), word('c')];
  assert.deepEqual(readTsquery("'a' | 'b' & 'c'"), {
    kind: 'any',
    parts: [a, { kind: 'every', parts: [b, c] }],
  });
  assert.deepEqual(readTsquery("( 'a' | 'b' ) & 'c'"), {
    kind: 'every',
    parts: [{ kind: 'any', parts: [a, b] }, c],
  });
});

test('operands are counted with repetitions and told once, as ts_rank takes them', () => {
  const query = readTsquery("'a' & 'b' | 'a':AB & 'b':*");
  assert.ok(query && query !== 'beyond');
  const { operands, count } = operandsOf(query);
  assert.equal(count, 4);
  assert.deepEqual(
    operands.map(({ lexeme, isBeginning }) => `${lexeme}${isBeginning ? '*' : ''}`),
    ['a', 'b', 'b*'],
  );
});

test('phrases and what must not be there are beyond an index, and what is no tsquery is not misread', () => {
  for (const text of ["'1e5' <-> 'x'", "'a' & !'b'", "'a' <2> 'b'"])
    assert.equal(readTsquery(text), 'beyond');
  assert.deepEqual(readTsquery("'<!'"), word('<!'));
  for (const text of ["( 'a'", "'a' 'b'"]) assert.throws(() => readTsquery(text), text);
});
