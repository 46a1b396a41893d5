import { stringify } from 'csv-stringify/sync';
import type { Definitions, Fault, FileFormat } from './product-file.ts';

const linesAtOnce = 500;
const formula = /^[=+\-@\t\r]/;

/** A file of another kind as the text of a product file; what cannot be turned into a line goes to `note`. */
export async function* writeLines(
  format: FileFormat,
  source: { text: AsyncIterable<string>; definitions: Definitions },
  note: (fault: Fault) => void,
): AsyncGenerator<string> {
  let lines: string[][] = [[...format.columns]];
  for await (const mapped of format.map(source.text, source.definitions)) {
    if ('fault' in mapped) {
      note(mapped.fault);
      continue;
    }
    lines.push(format.columns.map((column) => protect(mapped.fields[column] ?? '')));
    if (lines.length < linesAtOnce) continue;
    yield stringify(lines);
    lines = [];
  }
  if (lines.length > 0) yield stringify(lines);
}

/** As the shop's own files have it: a field that looks like a formula has an apostrophe in front. */
function protect(field: string): string {
  return formula.test(field) ? `'${field}` : field;
}
