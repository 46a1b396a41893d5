/** What a document's words tell of one lexeme: where it stands (`fields`, bits) and how much it weighs there (`impact`). */
export type TellWord = (lexeme: string, fields: number, impact: number) => void;

/** What a word is worth in the fields D, C, B and A, as in PostgreSQL's `ts_rank`. */
const fieldWeights = [0.02, 0.3, 0.5, 1] as const;
/** The limit of the sum of 1/i², by which `ts_rank` bounds what a lexeme adds (PostgreSQL, `tsrank.c`, `calc_rank_or`). */
const limit = 1.64493406685;

/** A position without a letter is one of field D. */
const unmarked = -1;
const [quote, backslash, colon, comma, space] = [39, 92, 58, 44, 32];
const [zero, nine] = [48, 57];
const [letterA, letterD] = [65, 68];

/**
 * Reads the text of a PostgreSQL tsvector and tells each of its lexemes. Its impact is what `ts_rank` with one operand gives for it,
 * so that sums of impacts are the ranks of queries.
 */
export function readWords(text: string, tell: TellWord): void {
  let at = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) === space) {
      at += 1;
      continue;
    }
    const [lexeme, end] = readQuoted(text, at);
    at = end;
    let fields = 0;
    let sum = 0;
    let heaviest = -1;
    let heaviestAt = 0;
    let count = 0;
    while (text.charCodeAt(at) === (count === 0 ? colon : comma)) {
      at += 1;
      while (isDigit(text.charCodeAt(at))) at += 1;
      const field = fieldAt(text.charCodeAt(at));
      if (field !== unmarked) at += 1;
      const weight = fieldWeights[Math.max(field, 0)] ?? 0;
      fields |= 1 << Math.max(field, 0);
      count += 1;
      sum += weight / (count * count);
      if (weight > heaviest) [heaviest, heaviestAt] = [weight, count];
    }
    if (count === 0) [fields, sum, heaviest, heaviestAt] = [1, fieldWeights[0], fieldWeights[0], 1];
    tell(lexeme, fields, (heaviest + sum - heaviest / (heaviestAt * heaviestAt)) / limit);
  }
}

/** Reads a quoted lexeme, in which quotes and backslashes stand twice; gives it and where it ends. */
export function readQuoted(text: string, from: number): [lexeme: string, end: number] {
  if (text.charCodeAt(from) !== quote) throw new Error(`no lexeme at ${from} of ${text.slice(0, 80)}`);
  let at = from + 1;
  let start = at;
  let lexeme = '';
  for (;;) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code)) throw new Error(`a lexeme without an end in ${text.slice(from, from + 80)}`);
    if (code === quote || code === backslash) {
      if (text.charCodeAt(at + 1) !== code) {
        if (code === quote) break;
      } else {
        lexeme += text.slice(start, at + 1);
        at += 1;
        start = at + 1;
      }
    }
    at += 1;
  }
  return [lexeme + text.slice(start, at), at + 1];
}

/** The place of a field's letter in `fieldWeights`, which is also its bit. */
function fieldAt(code: number): number {
  return code >= letterA && code <= letterD ? letterD - code : unmarked;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}
