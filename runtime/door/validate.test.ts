import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type } from 'typebox';
import { Instant } from '#contracts/ids.ts';
import { validate } from './validate.ts';

test('a value that breaks its schema is refused at the field at fault', () => {
  const schema = Type.Object({ lines: Type.Array(Type.Integer()) });
  assert.equal(validate(schema, { lines: [1] }), undefined);
  const refusal = validate(schema, { lines: [1, 'two'] });
  assert.deepEqual([refusal?.refusal, refusal?.path], ['invalid-input', '/lines/1']);
});

test('an instant is one that calendar and database both know', () => {
  const instants = [
    '1970-01-01T00:00:00Z',
    '2030-06-30T23:59:59Z',
    '2030-06-30T23:59:59.123456+02:00',
    '9998-12-31T23:59:59-23:59',
  ];
  for (const text of instants) {
    assert.equal(validate(Instant, text), undefined, text);
    assert.match(new Date(text).toISOString(), /^\d{4}-/, text);
  }
  const others = [
    '2030-06-30T23:59:60Z',
    '9999-12-31T23:59:59-01:00',
    '1969-12-31T23:59:59Z',
    '0000-01-01T00:00:00Z',
    '2030-02-30T00:00:00Z',
    '2030-06-30T24:00:00Z',
    '2030-06-30T23:59:59Z[Europe/London]',
    '2030-06-30T23:59:59',
    '2030-06-30',
    '',
  ];
  for (const text of others) assert.equal(validate(Instant, text)?.refusal, 'invalid-input', text);
});
