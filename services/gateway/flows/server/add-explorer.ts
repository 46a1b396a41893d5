import fastify, { type FastifyInstance } from 'fastify';
import { openApiDocument } from '../../domain/open-api-document.ts';
import { routeTable } from '../../domain/route-table.ts';
import { storedAnswer, type StoredAnswer } from './answer-cache.ts';
import type { ServerTools } from './gateway-resources.ts';
import { sendStored } from './send-stored.ts';

/** Adds the OpenAPI document and the page to explore it with, served from this machine; both are made when first asked for. */
export function addExplorer(server: FastifyInstance, tools: ServerTools): void {
  let stored: StoredAnswer | undefined;
  const documentNow = () => JSON.stringify(openApiDocument(routeTable(), tools.setting('gateway.publicUrl')));
  server.get('/api/v1/openapi.json', (request, reply) => {
    stored ??= storedAnswer(
      'application/json; charset=utf-8',
      Buffer.from(documentNow()),
      'public, no-cache',
    );
    return sendStored(request, reply, stored);
  });
  server.get('/api', (_request, reply) => reply.redirect('/api/', 301));
  let pages: Promise<Map<string, StoredAnswer>> | undefined;
  for (const path of pagePaths) {
    server.get(path, async (request, reply) => {
      pages ??= makePages().catch((error: unknown) => {
        // Whoever looks next tries again.
        pages = undefined;
        throw error;
      });
      const page = (await pages).get(path);
      if (!page) throw new Error(`the explorer has no ${path}`);
      return sendStored(request, reply, page);
    });
  }
}

const pagePaths = ['/api/', '/api/js/scalar.js'];

/** The explorer's page and script, taken from a server that nobody connects to: whoever looks at them loads its megabytes. */
async function makePages(): Promise<Map<string, StoredAnswer>> {
  const { default: explorer } = await import('@scalar/fastify-api-reference');
  const server = fastify({ logger: false });
  await server.register(explorer, {
    routePrefix: '/api',
    configuration: {
      title: 'Souk API',
      url: '/api/v1/openapi.json',
      withDefaultFonts: false,
      hideClientButton: true,
      favicon: '/favicon.svg',
      // The page asks nobody but this shop.
      agent: { disabled: true },
      mcp: { disabled: true },
      telemetry: false,
      showDeveloperTools: 'never',
    },
  } as never);
  const pages = new Map<string, StoredAnswer>();
  for (const url of pagePaths) {
    const { statusCode, headers, rawPayload } = await server.inject({ url });
    if (statusCode !== 200) throw new Error(`the explorer answers ${url} with ${statusCode}`);
    pages.set(url, storedAnswer(String(headers['content-type']), rawPayload, 'public, no-cache'));
  }
  await server.close();
  return pages;
}
