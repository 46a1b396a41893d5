import type { Client } from '../../../apps/client/client.ts';
import { answerOf } from '../connect.ts';
import { cutParts } from './cut-parts.ts';

/** So many characters are at most 4 MB, whatever they are, and fit into a request. */
const charactersOfPart = 1_000_000;

type File = { importId: string; text: AsyncIterable<string> };

/** Sends the text of a product file to its import part by part, and starts to check or apply it. */
export async function sendFile(
  client: Client,
  { importId, text }: File,
  mode: 'check' | 'apply',
): Promise<void> {
  let parts = 0;
  for await (const part of cutParts(text, charactersOfPart)) {
    parts += 1;
    answerOf(await client.catalog.addImportPart({ importId, part: parts, text: part }));
  }
  answerOf(await client.catalog.startImport({ importId, parts: Math.max(1, parts), mode }));
}
