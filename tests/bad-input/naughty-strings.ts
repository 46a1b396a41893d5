import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const file = join(import.meta.dirname, 'data/blns.json.gz');

/**
 * Texts that have broken programs: the Big List of Naughty Strings (Max Woolf, MIT), and what it lacks:
 * NUL, halves of surrogate pairs, and names that every JavaScript object has.
 */
export const naughtyStrings: readonly string[] = [
  ...(JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as string[]),
  '\u0000',
  'tea\u0000pot',
  '\ud800',
  'tea \udc00 pot',
  '\udfff\ud800',
  '__proto__',
  'constructor',
  'toString',
  '%',
  '%00',
  '%ff',
  '../../etc/passwd',
  "'; drop table orders; --",
  ' ',
  '\u200b',
  '\ufeff',
  '\r\nSet-Cookie: a=b',
];
