import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeContent, judgeSize } from './judge-file.ts';

test('a file that is no CSV in UTF-8 is told apart before anything is sent', () => {
  assert.equal(judgeSize(0), 'empty');
  assert.equal(judgeSize(10), undefined);
  assert.equal(judgeSize(300_000_001), 'too-large');
  assert.equal(judgeContent(' \r\n'), 'empty');
  assert.equal(judgeContent('PK\u0003\u0004…'), 'spreadsheet');
  // "slug,标题" of a spreadsheet that writes GBK.
  const bytes = Uint8Array.of(115, 108, 117, 103, 44, 0xb1, 0xea, 0xcc, 0xe2);
  assert.equal(judgeContent(new TextDecoder().decode(bytes)), 'encoding');
  assert.equal(judgeContent('slug,title_zh\r\ntea,茶'), undefined);
});
