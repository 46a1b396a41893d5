import { Visitor, type ESTree } from 'vite';
import type { Offence, Rule, SourceFile } from '../tree.ts';

const linesMost = 70;

/** A function fits on one screen. A `describe` only groups tests, so its callback is not counted. */
export const functionBudget: Rule = {
  name: 'functions are short',
  looksAt,
  findOffences: (tree) => tree.files.filter(looksAt).flatMap(findLongFunctions),
  clean: {
    'runtime/a.ts': `export function a() {\n${'  a();\n'.repeat(68)}}\n${'export const b = 1;\n'.repeat(80)}`,
    'runtime/a.test.ts': `describe('a', () => {\n${"  test('b', () => {});\n".repeat(80)}});`,
  },
  offenders: [
    planted('a declaration', `function a() {\n${'  a();\n'.repeat(69)}}`),
    planted('an arrow', `const a = () => {\n${'  a();\n'.repeat(69)}};`),
    planted('a method', `const a = { b() {\n${'  a();\n'.repeat(69)}} };`),
    planted('a test', `test('a', () => {\n${'  a();\n'.repeat(69)}});`),
  ],
};

function findLongFunctions(file: SourceFile): Offence[] {
  if (file.program === null) return [];
  const groups = new Set<number>();
  const offences: Offence[] = [];
  const measure = (node: ESTree.Function | ESTree.ArrowFunctionExpression): void => {
    const line = file.lineAt(node.start);
    const lineCount = file.lineAt(node.end - 1) - line + 1;
    if (lineCount > linesMost && !groups.has(node.start)) {
      offences.push({ path: file.path, line, message: `a function of ${lineCount} lines` });
    }
  };
  new Visitor({
    CallExpression: (node) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'describe') return;
      for (const argument of node.arguments) groups.add(argument.start);
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(file.program);
  return offences;
}

function looksAt(file: SourceFile): boolean {
  return file.program !== null;
}

function planted(what: string, text: string): Rule['offenders'][number] {
  return { what, files: { 'runtime/b.ts': text }, at: 'runtime/b.ts:1' };
}
