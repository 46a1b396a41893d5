import type { Import, Rule, SourceFile } from '../tree.ts';

const ending = /\.(ts|tsx|js|mjs|json|css)(\?[\w&=]+)?$/;

/** Node runs the sources as they are, so an import names its file in full. */
export const importEndings: Rule = {
  name: 'imports name their file with its ending',
  looksAt,
  findOffences: (tree) =>
    tree.files
      .filter(looksAt)
      .flatMap((file) =>
        file.imports
          .filter((imported) => namesAFile(imported) && !ending.test(imported.specifier))
          .map(({ line, specifier }) => ({ path: file.path, line, message: `${specifier} has no ending` })),
      ),
  clean: {
    'runtime/log.ts': "import { a } from './a.ts';\nimport b from '#contracts/b.json' with { type: 'json' };",
    'apps/ui/button.tsx': "import './button.css';\nimport type { Route } from './+types/button';",
    'tools/start.ts': "import { x } from './bootstrap.js';\nimport { join } from 'node:path';",
  },
  offenders: [
    { what: 'no ending', files: { 'runtime/log.ts': "import { a } from './a';" }, at: 'runtime/log.ts:1' },
    {
      what: 'an alias',
      files: { 'runtime/log.ts': "import { a } from '#contracts/a';" },
      at: 'runtime/log.ts:1',
    },
    { what: 'a lazy one', files: { 'runtime/log.ts': "\nawait import('./a');" }, at: 'runtime/log.ts:2' },
  ],
};

/** React Router's generated `+types` exist for the compiler only and have no file of their own. */
function namesAFile({ specifier, isTypeOnly }: Import): boolean {
  const isGenerated = isTypeOnly && specifier.startsWith('./+types/');
  return /^[.#]/.test(specifier) && !isGenerated;
}

function looksAt(file: SourceFile): boolean {
  return file.program !== null;
}
