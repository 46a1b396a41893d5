import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sniffPictureType } from './sniff-picture-type.ts';

const ofText = (text: string) => sniffPictureType(Buffer.from(text, 'latin1'));

test('a picture is known by its first bytes', () => {
  assert.equal(ofText('\xff\xd8\xff\xe0\x00\x10JFIF'), 'jpeg');
  assert.equal(ofText('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR'), 'png');
  assert.equal(ofText('RIFF\x10\x00\x00\x00WEBPVP8 '), 'webp');
  assert.equal(ofText('GIF89a\x01\x00'), 'gif');
  assert.equal(ofText('\x00\x00\x00\x20ftypavif\x00\x00'), 'avif');
});

test('anything else is no picture: text, drawings, documents, programs, and marks in the wrong place', () => {
  for (const text of [
    '',
    'GIF',
    'GIF90a',
    'hello, this is photo.jpg',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<?xml version="1.0"?><svg/>',
    '%PDF-1.7',
    'II*\x00',
    'BM',
    'MZ',
    'PK\x03\x04',
    'RIFF\x10\x00\x00\x00WAVEfmt ',
    '\x00\x00\x00\x20ftypheic',
    ' \xff\xd8\xff',
  ])
    assert.equal(ofText(text), undefined, text);
});
