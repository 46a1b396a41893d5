import { createReadStream } from 'node:fs';
import { unframeBatch } from './frame-batch.ts';

/**
 * Reads the records of a journal file batch by batch, in the order they were written; a missing file is empty.
 * A torn last batch is left out: nobody was told that it was kept. Damage before the last line throws.
 */
export async function* readJournal(path: string): AsyncGenerator<unknown[]> {
  let lineNumber = 0;
  let damagedLine: number | undefined;
  for await (const line of linesOf(path)) {
    lineNumber += 1;
    if (damagedLine !== undefined) throw new Error(`the journal ${path} is damaged in line ${damagedLine}`);
    const records = line.isWhole ? unframeBatch(line.bytes) : undefined;
    if (records === undefined) damagedLine = lineNumber;
    else yield records;
  }
}

type Line = { bytes: Buffer; isWhole: boolean };

// node:readline also splits at U+2028, which JSON text may hold: only the byte 0x0a ends a line here.
async function* linesOf(path: string): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
        yield { bytes: Buffer.concat([...parts, chunk.subarray(start, end)]), isWhole: true };
        parts = [];
        start = end + 1;
      }
      if (start < chunk.length) parts.push(chunk.subarray(start));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (parts.length > 0) yield { bytes: Buffer.concat(parts), isWhole: false };
}
