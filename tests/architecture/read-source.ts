// Vite brings the parser that also builds the apps (oxc): a second parser would be one more thing to keep.
import { parseSync, Visitor, type ESTree } from 'vite';
import type { Import, SourceFile, TextLiteral } from './tree.ts';

/** Reads one file's text; scripts are parsed, and a script that does not parse throws with its path. */
export function readSource(path: string, text: string): SourceFile {
  const lineAt = lineFinder(text);
  const lineCount = text === '' ? 0 : lineAt(text.length - 1);
  const language = /\.(tsx|ts|js|mjs)$/.exec(path)?.[1];
  if (language === undefined) {
    return {
      path,
      text,
      lineCount,
      program: null,
      imports: [],
      exportNames: [],
      literals: [],
      comments: [],
      lineAt,
    };
  }
  const parsed = parseSync(path, text, { lang: language === 'tsx' ? 'tsx' : 'ts', sourceType: 'module' });
  const error = parsed.errors[0];
  if (error !== undefined) throw new SyntaxError(`${path}: ${error.message}`);
  const { program } = parsed;
  return {
    path,
    text,
    lineCount,
    program,
    imports: importsOf(program, lineAt),
    exportNames: parsed.module.staticExports.flatMap(({ entries }) =>
      entries.map(({ exportName }) => (exportName.kind === 'Default' ? 'default' : (exportName.name ?? '*'))),
    ),
    literals: literalsOf(program, lineAt),
    comments: parsed.comments.map(({ value, start }) => ({ text: value, line: lineAt(start) })),
    lineAt,
  };
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const next = starts.findIndex((start) => start > offset);
    return next === -1 ? starts.length : next;
  };
}

function importsOf(program: ESTree.Program, lineAt: (offset: number) => number): Import[] {
  const found: Import[] = [];
  const note = (source: ESTree.Node, specifier: unknown, isTypeOnly: boolean, isReexport = false): void => {
    if (typeof specifier === 'string')
      found.push({ specifier, line: lineAt(source.start), isTypeOnly, isReexport });
  };
  new Visitor({
    ImportDeclaration: (node) => note(node, node.source.value, node.importKind === 'type'),
    ExportAllDeclaration: (node) => note(node, node.source.value, node.exportKind === 'type', true),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) note(node, node.source.value, node.exportKind === 'type', true);
    },
    ImportExpression: (node) => {
      if (node.source.type === 'Literal') note(node, node.source.value, false);
    },
    TSImportType: (node) => note(node, node.source.value, true),
  }).visit(program);
  return found;
}

function literalsOf(program: ESTree.Program, lineAt: (offset: number) => number): TextLiteral[] {
  const found: TextLiteral[] = [];
  const inTypes = new Set<number>();
  new Visitor({
    TSLiteralType: (node) => void inTypes.add(node.literal.start),
    Literal: (node) => {
      const isValue = typeof node.value === 'string' && !inTypes.has(node.start);
      if (isValue) found.push({ text: node.value, line: lineAt(node.start) });
    },
    TemplateLiteral: (node) => {
      const text = node.quasis.map(({ value }) => value.cooked ?? value.raw).join('${}');
      found.push({ text, line: lineAt(node.start) });
    },
  }).visit(program);
  return found;
}
