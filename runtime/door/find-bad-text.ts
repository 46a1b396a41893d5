import { escapePointer, type Fault } from './find-fault.ts';

/**
 * The first text, in values or in names of fields, that PostgreSQL cannot keep: half a character (a lone surrogate,
 * which UTF-8 has no bytes for) or the character NUL. JSON allows both.
 */
export function findBadText(value: unknown, path = ''): Fault | undefined {
  if (typeof value === 'string') return isKeepable(value) ? undefined : faultAt(path);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [field, inner] of Object.entries(value)) {
    const innerPath = `${path}/${escapePointer(field)}`;
    const fault = isKeepable(field) ? findBadText(inner, innerPath) : faultAt(innerPath);
    if (fault) return fault;
  }
  return undefined;
}

function isKeepable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function faultAt(path: string): Fault {
  return {
    path: path.toWellFormed().replaceAll('\0', '\ufffd'),
    detail: 'The text holds half a character or the character NUL.',
  };
}
