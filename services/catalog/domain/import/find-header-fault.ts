import { findTwice } from '../category/find-twice.ts';
import { attributeColumn, columns } from './columns.ts';

const known: ReadonlySet<string> = new Set(columns);

/** What is wrong with the header of a product file: a column twice, one that is not known, no `slug` or no `sku`. */
export function findHeaderFault(header: readonly string[]): { column: string; reason: string } | undefined {
  const twice = findTwice(header);
  if (twice !== -1) return { column: header[twice] ?? '', reason: 'This column is there twice.' };
  const unknown = header.find((name) => !known.has(name) && !attributeColumn.test(name));
  if (unknown !== undefined) return { column: unknown.slice(0, 100), reason: 'No column is named so.' };
  const missing = ['slug', 'sku'].find((name) => !header.includes(name));
  return missing === undefined ? undefined : { column: missing, reason: 'This column is missing.' };
}
