import { crc32 } from 'node:zlib';

const checksumLength = 8;

/**
 * Writes one batch of records (each already JSON) as one journal line: its CRC-32 in hex, a space, a JSON array.
 * A batch is one line, so a torn write can only hurt the last line, whatever its size.
 */
export function frameBatch(records: readonly string[]): Buffer {
  const body = Buffer.from(`[${records.join(',')}]`);
  return Buffer.concat([Buffer.from(`${checksumOf(body)} `), body, Buffer.from('\n')]);
}

/** The records of one journal line without its newline, or undefined when the line is torn or damaged. */
export function unframeBatch(line: Buffer): unknown[] | undefined {
  const body = line.subarray(checksumLength + 1);
  if (line.toString('latin1', 0, checksumLength + 1) !== `${checksumOf(body)} `) return undefined;
  return JSON.parse(body.toString()) as unknown[];
}

function checksumOf(body: Buffer): string {
  return crc32(body).toString(16).padStart(checksumLength, '0');
}
