import { dirname, matchesGlob } from 'node:path/posix';
import { placeOf } from './place-of.ts';
import { resolveImport } from './resolve-import.ts';
import type { Import, Offence, SourceFile, Tree } from './tree.ts';

/**
 * What the files matching `from` may import of the project. Patterns are globs; `{own}` is the importing file's own
 * room, app or area, `{folder}` its folder, `{stem}` its path without the ending. `types` and `typePackages` may be
 * imported with `import type` only. `packages`: any, none or the named ones.
 */
export type Arrow = {
  from: string;
  values: readonly string[];
  types?: readonly string[];
  packages: 'any' | readonly string[];
  typePackages?: readonly string[];
  mayUseNode: boolean;
};

/** Breaches of a table of arrows; the first row that matches a file counts, and a file without a row is a breach. */
export function findArrowOffences(
  tree: Tree,
  looksAt: (file: SourceFile) => boolean,
  arrows: readonly Arrow[],
): Offence[] {
  return tree.files.filter(looksAt).flatMap((file) => {
    const arrow = arrows.find(({ from }) => matchesGlob(file.path, from));
    if (arrow === undefined)
      return [{ path: file.path, line: 0, message: 'stands in no known part of the house' }];
    return file.imports.flatMap((imported) => {
      const complaint = complain(file, imported, arrow);
      return complaint === null ? [] : [{ path: file.path, line: imported.line, message: complaint }];
    });
  });
}

function complain(file: SourceFile, imported: Import, arrow: Arrow): string | null {
  const target = resolveImport(file.path, imported.specifier);
  const refused = `${arrow.from} may not import ${imported.specifier}`;
  if (target.kind === 'node') return arrow.mayUseNode ? null : refused;
  if (target.kind === 'package') {
    const isAllowed = arrow.packages === 'any' || arrow.packages.includes(target.name);
    const isAllowedType = imported.isTypeOnly && arrow.typePackages?.includes(target.name) === true;
    return isAllowed || isAllowedType ? null : refused;
  }
  const { owner } = placeOf(file.path);
  const fill = (pattern: string): string =>
    pattern
      .replace('{own}', owner)
      .replace('{folder}', dirname(file.path))
      .replace('{stem}', file.path.replace(/\.ts$/, ''));
  const isIn = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => matchesGlob(target.path, fill(pattern)));
  if (isIn(arrow.values)) return null;
  if (!isIn(arrow.types ?? [])) return refused;
  return imported.isTypeOnly ? null : `${refused} but with "import type"`;
}
