import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, Nothing, text } from '../ids.ts';
import { Attribute, Brand } from './attribute.ts';

const exactly = { additionalProperties: false } as const;
const ImportState = Type.Union([
  Type.Literal('receiving'),
  Type.Literal('checking'),
  Type.Literal('checked'),
  Type.Literal('applying'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('cancelled'),
]);
const ImportView = Type.Object({
  importId: Id,
  fileName: Type.String(),
  state: ImportState,
  /** Why it failed, for people. */
  failure: Type.Union([Type.String(), Type.Null()]),
  /** In how many parts the file was sent; 0 until it is started. */
  parts: Type.Integer(),
  /** Lines of the file that were worked on, and how much of it that is, from 0 to 1. */
  lines: Type.Integer(),
  share: Type.Number(),
  /** Products: written (or to be written, by a check), as they were already, and left out for a fault. */
  written: Type.Integer(),
  unchanged: Type.Integer(),
  leftOut: Type.Integer(),
  faults: Type.Integer(),
  createdAt: Instant,
  finishedAt: Type.Union([Instant, Type.Null()]),
});
const staffOnly = { access: ['staff:catalog.write'], callers: ['gateway'], timeoutMs: 5000 } as const;
const OfImport = Type.Object({ importId: Id }, exactly);

export const importCalls = {
  createImport: call({
    ...staffOnly,
    summary: 'Opens an import of a CSV file of products; its parts and a start follow.',
    input: Type.Object({ importId: Id, fileName: text(200) }, exactly),
    output: Nothing,
    refusals: ['already-exists'],
    repeat: 'natural',
    http: { method: 'POST', path: '/product-imports' },
  }),
  addImportPart: call({
    ...staffOnly,
    summary: 'Adds a part of the file, numbered from 1, cut anywhere; the same part again changes nothing.',
    input: Type.Object(
      {
        importId: Id,
        part: Type.Integer({ minimum: 1, maximum: 1000 }),
        text: Type.String({ minLength: 1, maxLength: 2_000_000 }),
      },
      exactly,
    ),
    output: Nothing,
    refusals: ['not-found', 'already-exists', 'value-invalid'],
    repeat: 'natural',
    timeoutMs: 10_000,
    http: { method: 'POST', path: '/product-imports/{importId}/import' },
  }),
  assumeForImport: call({
    ...staffOnly,
    summary:
      'Says which brands and attributes a dry run takes for known, up to 500 of each; tells which of them there are not yet, and writes none.',
    input: Type.Object(
      {
        importId: Id,
        brands: Type.Array(Brand, { maxItems: 500 }),
        attributes: Type.Array(Attribute, { maxItems: 500 }),
      },
      exactly,
    ),
    output: Type.Object({ newBrands: Type.Array(Type.String()), newAttributes: Type.Array(Type.String()) }),
    refusals: ['not-found', 'value-invalid'],
    repeat: 'natural',
    http: { method: 'POST', path: '/product-imports/{importId}/assumptions' },
  }),
  startImport: call({
    ...staffOnly,
    summary:
      'Starts to check a file that is here whole (a dry run), or to apply it; faulty products are left out.',
    input: Type.Object(
      {
        importId: Id,
        parts: Type.Integer({ minimum: 1, maximum: 1000 }),
        mode: Type.Union([Type.Literal('check'), Type.Literal('apply')]),
      },
      exactly,
    ),
    output: Nothing,
    refusals: ['not-found', 'value-invalid'],
    repeat: 'natural',
    http: { method: 'POST', path: '/product-imports/{importId}/start' },
  }),
  getImport: call({
    ...staffOnly,
    summary: 'How far an import is.',
    input: OfImport,
    output: ImportView,
    refusals: ['not-found'],
    repeat: 'read',
    http: { method: 'GET', path: '/product-imports/{importId}' },
  }),
  listImports: call({
    ...staffOnly,
    summary: 'The imports of the last 30 days, newest first (100 at most).',
    input: Type.Object({}, exactly),
    output: Type.Object({ imports: Type.Array(ImportView) }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/product-imports' },
  }),
  listImportFaults: call({
    ...staffOnly,
    summary: 'What is wrong in a file, by line, column and reason; the first 10,000 are kept.',
    input: Type.Object({ importId: Id, cursor: Type.Optional(Cursor) }, exactly),
    output: Type.Object({
      faults: Type.Array(Type.Object({ line: Type.Integer(), column: Type.String(), reason: Type.String() })),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['not-found', 'invalid-input'],
    repeat: 'read',
    http: { method: 'GET', path: '/product-imports/{importId}/faults' },
  }),
  cancelImport: call({
    ...staffOnly,
    summary: 'Stops an import after the products it is working on; what was written stays.',
    input: OfImport,
    output: Nothing,
    refusals: ['not-found'],
    repeat: 'natural',
    http: { method: 'POST', path: '/product-imports/{importId}/cancel' },
  }),
  exportProducts: call({
    ...staffOnly,
    summary:
      'The whole catalog as CSV, 500 products at once in the order of their slugs; the first has the header.',
    input: Type.Object({ cursor: Type.Optional(Cursor) }, exactly),
    output: Type.Object({
      csv: Type.String(),
      products: Type.Integer(),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: [],
    repeat: 'read',
    isBackground: true,
    timeoutMs: 10_000,
    http: { method: 'GET', path: '/product-export' },
  }),
};
