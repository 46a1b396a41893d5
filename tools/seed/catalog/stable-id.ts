import { createHash } from 'node:crypto';

const NAMESPACE = Buffer.from('6f1c8f5e2d0b4c55a3a1d3d6b1c7e2a9', 'hex');

/** The UUID of a name (`variant:85123A`), the same at every seed: version 5 of RFC 9562 in a namespace of our own. */
export const stableId = (name: string): string => {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
};
