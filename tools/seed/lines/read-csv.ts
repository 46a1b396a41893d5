type State = 'field-start' | 'plain' | 'quoted' | 'quote-seen';

const isEndOfLine = (character: string): boolean => character === '\n' || character === '\r';

/**
 * Reads RFC 4180 text (quoted fields, doubled quotes, line breaks in quotes, CRLF or LF) from pieces cut anywhere and
 * yields its records in batches, one per piece. Throws on text that RFC 4180 forbids, naming the record.
 */
export async function* readCsv(pieces: AsyncIterable<string>): AsyncGenerator<string[][]> {
  let state: State = 'field-start';
  let field = '';
  let record: string[] = [];
  let records: string[][] = [];
  let recordCount = 0;
  let previousWasReturn = false;

  const endField = (): void => {
    record.push(field);
    field = '';
    state = 'field-start';
  };
  const endRecord = (): void => {
    endField();
    records.push(record);
    record = [];
    recordCount += 1;
  };
  const refuse = (reason: string): never => {
    throw new Error(`CSV record ${recordCount + 1}: ${reason}`);
  };

  for await (const piece of pieces) {
    for (let index = 0; index < piece.length; index += 1) {
      const character = piece[index] ?? '';
      if (state === 'quoted') {
        const quote = piece.indexOf('"', index);
        field += piece.slice(index, quote < 0 ? undefined : quote);
        index = quote < 0 ? piece.length : quote;
        if (quote >= 0) state = 'quote-seen';
        continue;
      }
      const endsReturn = previousWasReturn && character === '\n';
      previousWasReturn = character === '\r';
      if (endsReturn) continue;
      if (state === 'quote-seen' && character === '"') {
        field += '"';
        state = 'quoted';
      } else if (character === ',') endField();
      else if (isEndOfLine(character)) endRecord();
      else if (state === 'quote-seen') refuse('a character follows the closing quote');
      else if (character === '"') {
        if (state === 'plain') refuse('a quote stands in an unquoted field');
        state = 'quoted';
      } else {
        field += character;
        state = 'plain';
      }
    }
    if (records.length > 0) yield records;
    records = [];
  }
  if (state === 'quoted') refuse('the last quote is never closed');
  if (field !== '' || record.length > 0 || state === 'quote-seen') endRecord();
  if (records.length > 0) yield records;
}
