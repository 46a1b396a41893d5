import { inflateSync } from 'node:zlib';

const headLength = 44;
const entryLength = 20;

/**
 * A font in WOFF 1.0 (W3C Recommendation of 2012, sections 3 to 5) as the TrueType file that it was made of; throws
 * when it is none. Fontkit reads WOFF too, but inflates a whole table for each outline that it takes.
 */
export function unpackWoff(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('this is no WOFF font');
  const count = file.readUInt16BE(12);
  const power = Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + count * 16);
  file.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const parts: Buffer[] = [head];
  let place = head.length;
  for (let index = 0; index < count; index += 1) {
    const entry = headLength + index * entryLength;
    const start = file.readUInt32BE(entry + 4);
    const packedLength = file.readUInt32BE(entry + 8);
    const length = file.readUInt32BE(entry + 12);
    const packed = file.subarray(start, start + packedLength);
    const at = 12 + index * 16;
    // The tag, then the checksum, which is that of the table as it was.
    file.copy(head, at, entry, entry + 4);
    file.copy(head, at + 4, entry + 16, entry + 20);
    head.writeUInt32BE(place, at + 8);
    head.writeUInt32BE(length, at + 12);
    const padding = Buffer.alloc(-length & 3);
    parts.push(packedLength < length ? inflateSync(packed) : packed, padding);
    place += length + padding.length;
  }
  return Buffer.concat(parts);
}
