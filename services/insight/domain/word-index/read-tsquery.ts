import { everyField, fieldsOf } from './fields-of.ts';
import { readQuoted } from './read-words.ts';

/** A lexeme, or all that begin with it, in some fields. */
export type Operand = { kind: 'operand'; lexeme: string; isBeginning: boolean; fields: number };
/** What documents must hold. */
export type WordQuery = Operand | { kind: 'every' | 'any'; parts: WordQuery[] };

/**
 * Reads the text of a PostgreSQL tsquery; undefined where it asks nothing, and `beyond` where it asks what an index cannot tell: phrases (`<->`,
 * as the database makes of `1e5x`) and what must not be there (`!`). Throws on what is no tsquery.
 */
export function readTsquery(text: string): WordQuery | 'beyond' | undefined {
  if (/[<!]/.test(text.replaceAll(/'(?:[^']|'')*'/g, ''))) return 'beyond';
  const reading = { text, at: 0 };
  skip(reading);
  if (reading.at >= text.length) return undefined;
  const query = readAny(reading);
  if (reading.at < text.length) throw new Error(`no tsquery: ${text.slice(0, 200)}`);
  return query;
}

/** The operands of a query, each once, as `ts_rank` takes them; and how many there are with repetitions. */
export function operandsOf(query: WordQuery): { operands: Operand[]; count: number } {
  const all = leavesOf(query);
  const distinct = new Map(all.map((each) => [`${each.lexeme} ${each.isBeginning}`, each]));
  return { operands: [...distinct.values()], count: all.length };
}

type Reading = { text: string; at: number };

function leavesOf(query: WordQuery): Operand[] {
  return query.kind === 'operand' ? [query] : query.parts.flatMap(leavesOf);
}

function readAny(reading: Reading): WordQuery {
  return readList(reading, '|', 'any', (inner) => readList(inner, '&', 'every', readOne));
}

function readList(
  reading: Reading,
  sign: string,
  kind: 'every' | 'any',
  readPart: (reading: Reading) => WordQuery,
): WordQuery {
  const first = readPart(reading);
  const parts = [first];
  while (reading.text[reading.at] === sign) {
    reading.at += 1;
    skip(reading);
    parts.push(readPart(reading));
  }
  return parts.length === 1 ? first : { kind, parts };
}

function readOne(reading: Reading): WordQuery {
  if (reading.text[reading.at] === '(') {
    reading.at += 1;
    skip(reading);
    const query = readAny(reading);
    if (reading.text[reading.at] !== ')') throw new Error(`a bracket without an end: ${reading.text}`);
    reading.at += 1;
    skip(reading);
    return query;
  }
  const [lexeme, end] = readQuoted(reading.text, reading.at);
  const marks = /^(?::[*A-D]+)?/.exec(reading.text.slice(end))?.[0] ?? '';
  reading.at = end + marks.length;
  skip(reading);
  const letters = marks.replaceAll(/[:*]/g, '');
  const fields = letters === '' ? everyField : fieldsOf(letters);
  return { kind: 'operand', lexeme, isBeginning: marks.includes('*'), fields };
}

function skip(reading: Reading): void {
  while (reading.text[reading.at] === ' ') reading.at += 1;
}
