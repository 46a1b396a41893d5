import { join } from 'node:path/posix';

/** What an import names: a file of the project, a Node module, or a package. */
export type Target = { kind: 'file'; path: string } | { kind: 'node' } | { kind: 'package'; name: string };

/** Resolves a specifier seen in a file; `#contracts/x` and `#runtime/x` are the project's own folders, `?query` is dropped. */
export function resolveImport(fromPath: string, specifier: string): Target {
  const plain = specifier.replace(/\?.*$/, '');
  if (plain.startsWith('#')) return { kind: 'file', path: plain.slice(1) };
  if (plain.startsWith('.')) return { kind: 'file', path: join(fromPath, '..', plain) };
  if (plain.startsWith('node:')) return { kind: 'node' };
  const [scope = '', name = ''] = plain.split('/');
  return { kind: 'package', name: scope.startsWith('@') ? `${scope}/${name}` : scope };
}
