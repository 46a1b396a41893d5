/** What a column of a row is to its copies. */
export type ColumnKind =
  /** The same in each. */
  | 'same'
  /** An id, or several: each copy has its own, whose last six digits are higher by its number, around their end. */
  | 'ids'
  /** A text of which there is one each: the number of the copy is put behind it, after some letters. */
  | { behind: string }
  /** What each copy has there is worked out from what was copied, and the number of the copy. */
  | { writes: CopyWriter };

/** Gives the text of a column of a copy, by its number. */
export type CopyWriter = (copied: string, number: number) => string;

const [idMark, numberMark, writerMark] = ['\ue000', '\ue001', '\ue002'];
const ids = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{6})([0-9a-f]{6})/g;
const tails = 0x1000000;

/**
 * Gives what writes the copies of a row (texts of its columns, null for nothing) as lines of PostgreSQL's `COPY`, by the number of the
 * copy, of at most six hexadecimal digits.
 */
export function cloneRow(
  row: readonly (string | null)[],
  kinds: readonly ColumnKind[],
): (number: number) => string {
  const line = row.map((value, at) => cellOf(value, kinds[at] ?? 'same')).join('\t');
  const parts = `${line}\n`
    .split(/(\ue000[0-9a-f]{6}|[\ue001\ue002])/)
    .map((part) => (part.startsWith(idMark) ? Number.parseInt(part.slice(1), 16) : part));
  if (parts.length === 1) return () => `${line}\n`;
  const written = row.flatMap((value, at) => {
    const kind = kinds[at];
    return typeof kind === 'object' && 'writes' in kind && value !== null
      ? [(number: number) => escape(kind.writes(value, number))]
      : [];
  });
  return (number) => {
    const writers = written.values();
    const own = (part: string | number) => {
      if (typeof part === 'number') return ((part + number) % tails).toString(16).padStart(6, '0');
      if (part === writerMark) return writers.next().value?.(number) ?? '';
      return part === numberMark ? String(number) : part;
    };
    let text = '';
    for (const part of parts) text += own(part);
    return text;
  };
}

function cellOf(value: string | null, kind: ColumnKind): string {
  if (value === null) return '\\N';
  if (typeof kind === 'object' && 'writes' in kind) return writerMark;
  const text = escape(value);
  if (kind === 'ids') return text.replace(ids, `$1${idMark}$2`);
  return kind === 'same' ? text : `${text}${kind.behind}${numberMark}`;
}

/** As `COPY` wants it: backslash, tab and the ends of lines by a backslash and a letter. */
function escape(value: string): string {
  return value.replace(
    /[\\\t\n\r]/g,
    (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? sign,
  );
}
