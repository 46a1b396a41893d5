import explorer from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from '../../domain/open-api-document.ts';
import { routeTable } from '../../domain/route-table.ts';
import type { ServerTools } from './gateway-resources.ts';
import { sendStored } from './send-stored.ts';
import { storedAnswer } from './answer-cache.ts';

/** Adds the OpenAPI document and the page to explore it with, served from this machine. */
export async function addExplorer(server: FastifyInstance, tools: ServerTools): Promise<void> {
  const documentFor = () => openApiDocument(routeTable(), tools.setting('gateway.publicUrl'));
  const stored = storedAnswer(
    'application/json; charset=utf-8',
    Buffer.from(JSON.stringify(documentFor())),
    'public, no-cache',
  );
  server.get('/api/v1/openapi.json', (request, reply) => sendStored(request, reply, stored));
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
}
