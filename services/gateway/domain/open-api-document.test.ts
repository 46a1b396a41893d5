import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApiDocument } from './open-api-document.ts';
import { routeTable } from './route-table.ts';

type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: { content: { 'application/json': { schema: { properties: object; required: string[] } } } };
  responses: Record<string, unknown>;
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

const document = openApiDocument(routeTable(), 'http://127.0.0.1:4000') as unknown as Document;

test('the document is OpenAPI 3.1 and has every public call once', () => {
  assert.equal(document.openapi, '3.1.0');
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const ids = operations.map((operation) => operation.operationId);
  assert.equal(ids.length, routeTable().length);
  assert.equal(new Set(ids).size, ids.length);
});

test('path parameters and secrets are not asked for in the body, and every refusal has its status', () => {
  const operation = document.paths['/api/v1/cart/lines/{variantId}']?.['put'];
  assert.ok(operation?.requestBody);
  assert.deepEqual(
    operation.parameters.map(({ name, in: where }) => [name, where]),
    [['variantId', 'path']],
  );
  const { schema } = operation.requestBody.content['application/json'];
  assert.deepEqual(Object.keys(schema.properties), ['quantity']);
  assert.deepEqual(schema.required, ['quantity']);
  for (const status of ['200', '400', '404', '409', '422', '429', '503'])
    assert.ok(status in operation.responses, status);
});

test('reads take a consistency token, changes give one', () => {
  const read = document.paths['/api/v1/search']?.['get'];
  const change = document.paths['/api/v1/checkout']?.['post'];
  assert.ok(read && change);
  const names = (operation: Operation) => operation.parameters.map(({ name }) => name);
  assert.ok(names(read).includes('souk-consistency'));
  assert.equal(names(change).includes('souk-consistency'), false);
  const headersOf = (operation: Operation) =>
    ((operation.responses['200'] ?? operation.responses['201']) as { headers?: object }).headers;
  assert.deepEqual(Object.keys(headersOf(change) ?? {}), ['souk-consistency']);
  assert.equal(headersOf(read), undefined);
});
