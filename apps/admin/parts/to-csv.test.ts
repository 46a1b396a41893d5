import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from './to-csv.ts';

test('CSV keeps commas, quotes and lines, and nothing in it is run as a formula', () => {
  assert.equal(
    toCsv([
      ['a', 1],
      ['x,"y"\nz', -2],
    ]),
    'a,1\r\n"x,""y""\nz",-2\r\n',
  );
  assert.equal(toCsv([['=1+1', '@x', '-3', '茶', null]]), "'=1+1,'@x,'-3,茶,\r\n");
});
