import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownParsers } from './own-parsers.ts';

const read = (text: string) => ownParsers.getTypeParser(1184)(text);

test('an instant is read as UTC with three digits of its second, however many PostgreSQL tells', () => {
  for (const [text, instant] of [
    ['2026-01-02 03:04:05+00', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02 03:04:05.6+00', '2026-01-02T03:04:05.600Z'],
    ['2026-01-02 03:04:05.678+00', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02 03:04:05.678999+00', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02 03:04:05.000001+00', '2026-01-02T03:04:05.000Z'],
    ['1999-12-31 23:59:59.999+00', '1999-12-31T23:59:59.999Z'],
  ] as const) {
    assert.equal(read(text), instant);
    assert.equal(read(text), new Date(text.replace(' ', 'T').replace('+00', 'Z')).toISOString());
  }
});

test('what is no instant of ours is not read as one', () => {
  for (const text of ['infinity', '-infinity', '10000-01-02 03:04:05+00', '0044-03-15 12:00:00+00 BC']) {
    assert.throws(() => read(text), RangeError, text);
  }
});
