import type { FastifyReply } from 'fastify';

/** A file as a service hands it over. */
type HandedFile = { contentType: string; fileName: string; base64: string };

/** Sends the bytes of a file that a call answered with: shown in place, run as nothing, kept by nobody on the way. */
export function sendFile(reply: FastifyReply, answer: unknown, status: number): FastifyReply {
  const { contentType, fileName, base64 } = answer as HandedFile;
  const safeName = fileName.replace(/[^A-Za-z0-9._-]/g, '_');
  return reply
    .code(status)
    .header('content-type', contentType)
    .header('content-disposition', `inline; filename="${safeName}"`)
    .header('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'`)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(base64, 'base64'));
}
