import { Readable } from 'node:stream';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { Tools } from '#runtime/tools.ts';
import type { FileRecord } from '../../domain/import/draft-of-records.ts';
import { unescapeFormula } from '../../domain/import/escape-formula.ts';
import { findHeaderFault } from '../../domain/import/find-header-fault.ts';
import { readPart, type ImportWork } from '../../store/import/work.ts';

/** The lines of one product, and where in the file they end. */
export type FileProduct = {
  records: FileRecord[];
  /** Lines with more or fewer fields than the header. */
  misshapen: number[];
  /** Lines whose SKU stood below another slug further up. */
  repeated: { line: number; slug: string }[];
  lastLine: number;
  bytes: number;
};

/** The file cannot be read any further; the message is for people. */
export class UnreadableFile extends Error {}

/** What csv-parse gives with `info`. */
type Parsed = { record: string[]; info: { lines: number; bytes: number } };

const longestRecord = 200_000;
const linesOfOneProduct = 200;
/** So much is read at a time before requests have their turn: what an earlier pass did is passed over by reading it. */
const bytesAtOnce = 65_536;

/** Reads a file part by part and gives lines that follow each other with the same slug together. Throws UnreadableFile. */
export async function* readProducts(tools: Tools<'catalog'>, work: ImportWork): AsyncGenerator<FileProduct> {
  const parser = Readable.from(partsOf(tools, work)).compose(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
    }),
  ) as unknown as AsyncIterable<Parsed>;
  let header: string[] | undefined;
  let product: FileProduct | undefined;
  let line = 1;
  try {
    for await (const { record, info } of parser) {
      const firstLine = line;
      line = info.lines + 1;
      if (!header) {
        header = record;
        const fault = findHeaderFault(header);
        if (fault) throw new UnreadableFile(`line 1, ${fault.column}: ${fault.reason}`);
        continue;
      }
      const next = recordOf(header, record, firstLine);
      const isSame = product && product.records[0]?.fields['slug'] === next.fields['slug'];
      if (product && (!isSame || product.records.length === linesOfOneProduct)) {
        yield product;
        product = undefined;
      }
      product ??= { records: [], misshapen: [], repeated: [], lastLine: 0, bytes: 0 };
      product.records.push(next);
      if (record.length !== header.length) product.misshapen.push(firstLine);
      product.lastLine = info.lines;
      product.bytes = info.bytes;
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile(error.message);
    throw error;
  }
  if (!header) throw new UnreadableFile('the file is empty');
  if (product) yield product;
}

function recordOf(header: string[], record: string[], line: number): FileRecord {
  const fields: Record<string, string> = Object.create(null);
  for (const [index, name] of header.entries()) fields[name] = unescapeFormula((record[index] ?? '').trim());
  return { line, fields };
}

async function* partsOf(tools: Tools<'catalog'>, { importId, parts }: ImportWork): AsyncGenerator<Buffer> {
  for (let part = 1; part <= parts; part += 1) {
    const found = await tools.db.row(readPart(importId, part));
    // Somebody cancelled the import: what it is about to write will be refused.
    if (!found) return;
    const bytes = Buffer.from(found.content);
    for (let from = 0; from < bytes.length; from += bytesAtOnce) {
      yield bytes.subarray(from, from + bytesAtOnce);
      await othersTurn();
    }
  }
}
