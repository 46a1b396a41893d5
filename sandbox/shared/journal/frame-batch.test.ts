import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameBatch, unframeBatch } from './frame-batch.ts';

const records = ['{"text":"line\u2028 and \\n newline, 中文"}', '{"number":1}'];

test('a batch is one line, whatever its records hold, and reads back', () => {
  const line = frameBatch(records);
  assert.equal(line.indexOf(0x0a), line.length - 1);
  assert.deepEqual(
    unframeBatch(line.subarray(0, -1)),
    records.map((record) => JSON.parse(record) as unknown),
  );
});

test('the frame is the CRC-32 of the array, as any other tool computes it', () => {
  // python3 -c "import zlib; print('%08x' % zlib.crc32(b'[1]'))"
  assert.equal(frameBatch(['1']).toString(), '4c2f32b8 [1]\n');
});

test('a change of any single byte is found', () => {
  const line = frameBatch(records).subarray(0, -1);
  for (let index = 0; index < line.length; index += 1) {
    const damaged = Buffer.from(line);
    damaged.writeUInt8((line.readUInt8(index) + 1) % 256, index);
    assert.equal(unframeBatch(damaged), undefined, `byte ${index}`);
  }
});

test('a line cut off at any place is found', () => {
  const line = frameBatch(records).subarray(0, -1);
  for (let length = 0; length < line.length; length += 1) {
    assert.equal(unframeBatch(line.subarray(0, length)), undefined, `length ${length}`);
  }
});
