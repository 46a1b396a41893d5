import pg from 'pg';

const int8 = 20;
const date = 1082;
const timestamp = 1184;

/** A bigint column as a number; throws when it does not fit exactly. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`);
  return value;
}

/** PostgreSQL writes `2026-01-02 03:04:05.678+00` when the session's time zone is UTC; of microseconds the first three digits are told. A `Date` for each takes ten times as long. */
function isoInstant(text: string): string {
  const isUsual = text.endsWith('+00') && text[4] === '-' && (text.length === 22 || text[19] === '.');
  const thousandths = `${text.slice(20, -3)}000`.slice(0, 3);
  if (isUsual) return `${text.slice(0, 10)}T${text.slice(11, 19)}.${thousandths}Z`;
  return new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString();
}

/** The driver's own way; its types list the known oids, and any number is allowed. */
const readAsDriver = pg.types.getTypeParser as (
  oid: number,
  format?: 'text' | 'binary',
) => (text: string) => unknown;

/** How our connections read values: bigint as number, instants as UTC ISO strings, dates as text. */
export const ownParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === int8) return safeInteger;
    if (oid === timestamp) return isoInstant;
    if (oid === date) return (text: string) => text;
    return readAsDriver(oid, format);
  },
};
