import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { storedAnswer, type StoredAnswer } from './answer-cache.ts';
import type { ServerTools } from './gateway-resources.ts';
import { sendStored } from './send-stored.ts';

const buildFolder = fileURLToPath(new URL('../../../../build/', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const forever = 'public, max-age=31536000, immutable';

/** Adds the files of the built web apps: `/assets/*` of the storefront, and the admin as a single page under `/admin`. */
export async function addStaticFiles(server: FastifyInstance, tools: ServerTools): Promise<void> {
  const storefront = await readFolder(join(buildFolder, 'storefront', 'client'), '/');
  const admin = await readFolder(join(buildFolder, 'admin'), '/admin/');
  if (storefront.size === 0) tools.log.warn('the storefront has not been built; `souk start` builds it');
  for (const [path, answer] of [...storefront, ...admin]) {
    const config = { name: 'a file of the web apps' };
    server.get(path, { config }, (request, reply) => {
      // The preview of a mail is a frame of no origin, so that nothing in it may do anything; it needs the font all the same.
      if (path.endsWith('.woff2')) reply.header('access-control-allow-origin', '*');
      return sendStored(request, reply, answer());
    });
  }
  const page = admin.get('/admin/index.html');
  if (!page) return;
  const sendPage = (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('content-security-policy', adminPolicy).header('x-content-type-options', 'nosniff');
    return sendStored(request, reply, page());
  };
  server.get('/admin', sendPage);
  server.get('/admin/*', sendPage);
}

const adminPolicy = [
  `default-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `frame-ancestors 'none'`,
  `base-uri 'none'`,
  `form-action 'self'`,
].join('; ');

/** Reads all files at once, so that a later build takes none away; each is compressed when it is first asked for. */
async function readFolder(folder: string, prefix: string): Promise<Map<string, () => StoredAnswer>> {
  const files = new Map<string, () => StoredAnswer>();
  if (!existsSync(folder)) return files;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const type = types[extname(entry.name)] ?? 'application/octet-stream';
    const isNamedByContent = path.includes('/assets/');
    const name = path.slice(folder.length).replace(/^\//, '');
    const bytes = await readFile(path);
    let answer: StoredAnswer | undefined;
    files.set(
      `${prefix}${name}`,
      () => (answer ??= storedAnswer(type, bytes, isNamedByContent ? forever : 'no-cache')),
    );
  }
  return files;
}
