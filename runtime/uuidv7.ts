import { randomFillSync } from 'node:crypto';

const buffer = Buffer.alloc(16);

/** A new UUID whose order is its time of making, or the time given, in milliseconds (RFC 9562, version 7). */
export function uuidv7(atMs: number = Date.now()): string {
  randomFillSync(buffer);
  buffer.writeUIntBE(atMs, 0, 6);
  buffer.writeUInt8((buffer.readUInt8(6) & 0x0f) | 0x70, 6);
  buffer.writeUInt8((buffer.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = buffer.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
