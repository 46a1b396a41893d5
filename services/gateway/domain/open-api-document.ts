import type { CallContract, HttpBinding } from '#contracts/call.ts';
import { consistency } from '#contracts/consistency.ts';
import { IdempotencyKey } from '#contracts/ids.ts';
import { refusals } from '#contracts/refusals.ts';
import { apiPrefix, type Route } from './route-table.ts';

type Json = Record<string, unknown>;

const consistencyText = `A change whose effects views show later answers with a token in the header ${consistency.header}; a read that sends the last token back waits for a moment until its view shows that change.`;
const consistencyHeader = { schema: { type: 'string', maxLength: 4000 }, description: consistencyText };

const commonRefusals = ['invalid-input', 'rate-limited', 'overloaded', 'unavailable', 'internal'] as const;

/** The OpenAPI 3.1 document of the public API, made from the contracts. */
export function openApiDocument(routes: readonly Route[], serverUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = `${apiPrefix}${route.http.path}`;
    paths[path] = { ...paths[path], [route.http.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Souk',
      version: '1',
      description:
        'The public API of the shop. Mutations take an Idempotency-Key; errors are problem documents (RFC 9457) with a stable code. ' +
        consistencyText,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    tags: [...new Set(routes.map((route) => route.service))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'souk_session' },
        cart: { type: 'apiKey', in: 'cookie', name: 'souk_cart' },
        key: { type: 'http', scheme: 'bearer', description: 'An API key made by staff.' },
      },
    },
  };
}

function operation(route: Route): Json {
  const { contract, http } = route;
  const isQuery = http.method === 'GET' || http.method === 'DELETE';
  const hidden = new Set([...route.parameters, ...(http.takes ?? []).map((credential) => credential.field)]);
  const body = withoutFields(contract.input as Json, hidden);
  return {
    operationId: route.call,
    tags: [route.service],
    summary: contract.summary,
    parameters: parameters(route, isQuery, hidden),
    ...(isQuery
      ? {}
      : {
          requestBody: {
            required: true,
            content: http.takesFile
              ? { 'application/octet-stream': { schema: { maxLength: http.takesFile.bytesMost } } }
              : { 'application/json': { schema: http.isRaw ? {} : body } },
          },
        }),
    responses: responses(contract, http),
    security: security(contract, http.takes?.some((credential) => credential.field === 'cartToken') ?? false),
  };
}

function parameters(route: Route, isQuery: boolean, hidden: ReadonlySet<string>): Json[] {
  const input = route.contract.input as { properties?: Record<string, Json>; required?: string[] };
  const inPath = route.parameters.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: input.properties?.[name] ?? {},
  }));
  const inQuery = isQuery
    ? Object.entries(input.properties ?? {})
        .filter(([name]) => !hidden.has(name))
        .map(([name, schema]) => ({
          name,
          in: 'query',
          required: input.required?.includes(name) ?? false,
          schema,
        }))
    : [];
  const key =
    route.contract.repeat === 'key'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: IdempotencyKey,
          },
        ]
      : [];
  const seen =
    route.contract.repeat === 'read'
      ? [{ name: consistency.header, in: 'header', required: false, ...consistencyHeader }]
      : [];
  return [...inPath, ...inQuery, ...key, ...seen];
}

function withoutFields(schema: Json, hidden: ReadonlySet<string>): Json {
  const properties = Object.entries((schema['properties'] ?? {}) as Json).filter(
    ([name]) => !hidden.has(name),
  );
  const required = ((schema['required'] ?? []) as string[]).filter((name) => !hidden.has(name));
  return { ...schema, properties: Object.fromEntries(properties), required };
}

function responses(contract: CallContract, { successStatus: success = 200, isFile }: HttpBinding): Json {
  const byStatus = new Map<number, string[]>();
  for (const code of [...contract.refusals, ...commonRefusals]) {
    const { status } = refusals[code];
    byStatus.set(status, [...new Set([...(byStatus.get(status) ?? []), code])]);
  }
  const problems = [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: codes.map((code) => `\`${code}\``).join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  const answer = {
    description: 'Done.',
    ...(contract.repeat === 'read' ? {} : { headers: { [consistency.header]: consistencyHeader } }),
    ...(success === 204 ? {} : { content: contentOf(contract, isFile === true) }),
  };
  return { [String(success)]: answer, ...Object.fromEntries(problems) };
}

function contentOf({ output }: CallContract, isFile: boolean): Json {
  if (isFile) return { '*/*': { schema: { type: 'string', format: 'binary' } } };
  return { 'application/json': { schema: output } };
}

function security(contract: CallContract, takesCart: boolean): Json[] {
  const open = contract.access.includes('anonymous') ? [{}] : [];
  return [
    ...open,
    ...(takesCart ? [{ cart: [] }] : []),
    { session: [] },
    ...(contract.access.some((rule) => rule.startsWith('staff')) ? [{ key: [] }] : []),
  ];
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'traceId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(refusals) },
    detail: { type: 'string' },
    path: { type: 'string', description: 'JSON Pointer (RFC 6901) to the field at fault.' },
    data: { type: 'object' },
    traceId: { type: 'string' },
  },
};
