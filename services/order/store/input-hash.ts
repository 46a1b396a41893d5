import { createHash } from 'node:crypto';

/** What tells whether an input that comes again is the same: a hash of it, whatever the order of its fields. */
export function inputHash(input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest('base64url');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return fields.map(([name, each]) => [name, sorted(each)]);
}
