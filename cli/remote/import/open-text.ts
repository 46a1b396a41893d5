import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** The text of a file (UTF-8), piece by piece; one whose name ends in `.gz` is unpacked. */
export async function* openText(path: string): AsyncGenerator<string> {
  const bytes = createReadStream(path);
  const stream = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  // An error of the file does not pass through a pipe by itself.
  bytes.on('error', (error) => stream.destroy(error));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
