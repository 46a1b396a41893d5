import type { ESTree } from 'vite';
import type { SourceFile } from './tree.ts';

/** One entry of a table: its line and those of its fields that are texts or lists of texts. */
export type TableEntry = { line: number; fields: Readonly<Record<string, readonly string[]>> };

/**
 * Reads `export const name = { key: { field: 'text', list: ['text'] }, … }` without running it; wrappers such as
 * `as const`, `satisfies` and a function call around an entry are seen through. Throws when there is no such table.
 */
export function readObjectTable(file: SourceFile, name: string): Map<string, TableEntry> {
  const table = new Map<string, TableEntry>();
  for (const property of propertiesOf(findConstant(file, name))) {
    const fields = propertiesOf(property.value).map((field) => [keyOf(field), textsOf(field.value)] as const);
    table.set(keyOf(property), { line: file.lineAt(property.start), fields: Object.fromEntries(fields) });
  }
  return table;
}

function findConstant(file: SourceFile, name: string): ESTree.Expression {
  for (const statement of file.program?.body ?? []) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type === 'Identifier' && id.name === name && init !== null) return init;
    }
  }
  throw new Error(`${file.path} exports no constant ${name}`);
}

function unwrap(node: ESTree.Node): ESTree.Node {
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression') return unwrap(node.expression);
  if (node.type === 'CallExpression' && node.arguments[0] !== undefined) return unwrap(node.arguments[0]);
  return node;
}

function propertiesOf(node: ESTree.Node): ESTree.ObjectProperty[] {
  const inner = unwrap(node);
  if (inner.type !== 'ObjectExpression') return [];
  return inner.properties.filter((property) => property.type === 'Property');
}

function keyOf({ key }: ESTree.ObjectProperty): string {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : '';
}

function textsOf(node: ESTree.Node): string[] {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return typeof inner.value === 'string' ? [inner.value] : [];
  return inner.type === 'ArrayExpression'
    ? inner.elements.flatMap((each) => (each === null ? [] : textsOf(each)))
    : [];
}
