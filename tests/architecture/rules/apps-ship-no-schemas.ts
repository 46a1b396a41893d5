import { placeOf } from '../place-of.ts';
import { resolveImport } from '../resolve-import.ts';
import type { Rule, SourceFile } from '../tree.ts';

const schemaLibraries = new Set(['typebox', '@sinclair/typebox', 'ajv', 'ajv-formats', 'zod', 'valibot']);

/** Browsers get the contracts as types, which weigh nothing; checking input is the door's work. */
export const appsShipNoSchemas: Rule = {
  name: 'apps ship no contracts and no schema library',
  looksAt,
  findOffences: (tree) =>
    tree.files.filter(looksAt).flatMap((file) =>
      file.imports
        .filter(({ isTypeOnly }) => !isTypeOnly)
        .filter(({ specifier }) => {
          const target = resolveImport(file.path, specifier);
          if (target.kind === 'file') return placeOf(target.path).owner === 'contracts';
          return target.kind === 'package' && schemaLibraries.has(target.name);
        })
        .map(({ line, specifier }) => ({
          path: file.path,
          line,
          message: `ships ${specifier} to the browser`,
        })),
    ),
  clean: {
    'apps/client/fetch.ts':
      "import type { Cart } from '#contracts/order/cart.ts';\nimport type { Static } from 'typebox';",
    'apps/client/fetch.test.ts': "import { services } from '#contracts/services.ts';",
  },
  offenders: [
    {
      what: 'a contract',
      files: { 'apps/ui/a.ts': "import { c } from '#contracts/c.ts';" },
      at: 'apps/ui/a.ts:1',
    },
    {
      what: 'types inline',
      files: { 'apps/ui/a.ts': "import { type C } from '#contracts/c.ts';" },
      at: 'apps/ui/a.ts:1',
    },
    { what: 'lazily', files: { 'apps/ui/a.ts': "\nawait import('#contracts/c.ts');" }, at: 'apps/ui/a.ts:2' },
    {
      what: 'a library',
      files: { 'apps/ui/a.ts': "import { Compile } from 'typebox/compile';" },
      at: 'apps/ui/a.ts:1',
    },
    { what: 'another library', files: { 'apps/ui/a.tsx': "import Ajv from 'ajv';" }, at: 'apps/ui/a.tsx:1' },
  ],
};

function looksAt(file: SourceFile): boolean {
  return file.program !== null && file.path.startsWith('apps/') && !placeOf(file.path).isTest;
}
