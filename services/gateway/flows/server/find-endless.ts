import { escapePointer } from '#runtime/door/find-fault.ts';

/**
 * The path (RFC 6901) of the first number that JSON.parse could only read as infinite, such as 1e999; undefined when
 * all are finite. Written as JSON again it would be null, and so mean something else to whoever reads it next.
 */
export function findEndless(value: unknown, path: string): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = findEndless(inner, `${path}/${escapePointer(key)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
