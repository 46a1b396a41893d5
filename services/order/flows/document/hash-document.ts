import { createHash } from 'node:crypto';
import type { IssuedDocument } from '../../domain/document/issued-document.ts';

/** What tells the contents of documents apart: SHA-256 in hexadecimal digits. */
export function hashDocument(document: IssuedDocument): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex');
}
