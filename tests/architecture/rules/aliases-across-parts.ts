import { placeOf } from '../place-of.ts';
import { resolveImport } from '../resolve-import.ts';
import type { Rule, SourceFile } from '../tree.ts';

/** From outside, contracts and runtime have one name each: `#contracts/…` and `#runtime/…`, never a climb of `../`. */
export const aliasesAcrossParts: Rule = {
  name: 'contracts and runtime are imported from outside by their aliases',
  looksAt,
  findOffences: (tree) =>
    tree.files.filter(looksAt).flatMap((file) =>
      file.imports.flatMap(({ specifier, line }) => {
        const target = resolveImport(file.path, specifier);
        if (target.kind !== 'file' || !specifier.startsWith('.')) return [];
        const owner = placeOf(target.path).owner;
        const climbs = (owner === 'contracts' || owner === 'runtime') && owner !== placeOf(file.path).owner;
        return climbs
          ? [{ path: file.path, line, message: `write #${target.path} instead of ${specifier}` }]
          : [];
      }),
    ),
  clean: {
    'services/order/flows/pay.ts':
      "import { money } from '#contracts/money.ts';\nimport { x } from '../domain/x.ts';",
    'contracts/order/cart.ts': "import { money } from '../money.ts';",
  },
  offenders: [
    {
      what: 'a flow climbs to the contracts',
      files: { 'services/order/flows/pay.ts': "import { money } from '../../../contracts/money.ts';" },
      at: 'services/order/flows/pay.ts:1',
    },
  ],
};

function looksAt(file: SourceFile): boolean {
  return file.program !== null;
}
