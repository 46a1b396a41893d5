import type { ServerResponse } from 'node:http';

/** What an HTTP request gets: JSON text unless the headers say otherwise. */
export type Answer = { status: number; body: string | Buffer; headers?: Record<string, string> };

/** An answer that carries a value as JSON. */
export function json(status: number, value: unknown): Answer {
  return { status, body: JSON.stringify(value) };
}

/** Sends an answer; nothing happens when the client has gone. */
export function send(response: ServerResponse, { status, body, headers }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(body);
}
