import type { IncomingMessage } from 'node:http';

/** Reads a request's body whole; undefined when it is longer than `limitBytes`. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let lengthBytes = 0;
    request.on('data', (chunk: Buffer) => {
      lengthBytes += chunk.length;
      if (lengthBytes > limitBytes) {
        // The rest is read and forgotten, so that the answer reaches a client which is still sending.
        request.removeAllListeners('data').resume();
        resolve(undefined);
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
