import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCsv } from './read-csv.ts';

async function* inPiecesOf(text: string, size: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

async function recordsOf(text: string, pieceSize = text.length): Promise<string[][]> {
  const records: string[][] = [];
  for await (const batch of readCsv(inPiecesOf(text, pieceSize))) records.push(...batch);
  return records;
}

test('reads quotes, doubled quotes, commas and line breaks in quotes', async () => {
  assert.deepEqual(await recordsOf('a,"b ""c"", d","e\r\nf"\r\n,,\r\n'), [
    ['a', 'b "c", d', 'e\r\nf'],
    ['', '', ''],
  ]);
});

test('reads LF, CR and a last line without an end', async () => {
  assert.deepEqual(await recordsOf('a,b\nc,d\re,""'), [
    ['a', 'b'],
    ['c', 'd'],
    ['e', ''],
  ]);
});

test('gives the same records wherever the pieces are cut', async () => {
  const text = '1,"two ""2""\r\n",3\r\n"",é,\r\n"x"';
  const whole = await recordsOf(text);
  for (let size = 1; size < text.length; size += 1) assert.deepEqual(await recordsOf(text, size), whole);
  assert.deepEqual(whole, [['1', 'two "2"\r\n', '3'], ['', 'é', ''], ['x']]);
});

test('refuses an open quote, a stray quote and text after a closing quote, naming the record', async () => {
  await assert.rejects(recordsOf('a\n"b'), /record 2: the last quote is never closed/u);
  await assert.rejects(recordsOf('a"b'), /record 1: a quote stands in an unquoted field/u);
  await assert.rejects(recordsOf('"a"b'), /record 1: a character follows the closing quote/u);
});
