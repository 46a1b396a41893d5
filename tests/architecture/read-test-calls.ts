import { Visitor, type ESTree } from 'vite';
import type { SourceFile } from './tree.ts';

/** A test as it is written: its name (holes of a template read `${}`; null when computed) and what keeps it from running. */
export type TestCall = { name: string | null; line: number; detour: string | null };

const testFunctions = new Set(['test', 'it', 'describe', 'suite']);
const detours = new Set(['skip', 'only', 'todo']);

/** The tests of a file: calls of node:test, and of any helper that takes a name first and the body last. */
export function readTestCalls(file: SourceFile): TestCall[] {
  const calls: TestCall[] = [];
  if (file.program === null) return calls;
  new Visitor({
    CallExpression: (node) => {
      const [first = '', ...members] = dottedName(node.callee);
      const name = textOf(node.arguments[0]);
      const isOfNode = testFunctions.has(first) || members.at(-1) === 'test';
      const isOfHelper = first !== '' && name !== null && isFunction(node.arguments.at(-1));
      if (!isOfNode && !isOfHelper) return;
      const member = isOfNode ? members.find((each) => detours.has(each)) : undefined;
      calls.push({ name, line: file.lineAt(node.start), detour: member ?? constantDetour(node) });
    },
  }).visit(file.program);
  return calls;
}

/** `a.b.c` as a list; empty for anything that is no plain chain of names. */
function dottedName(node: ESTree.Node): string[] {
  if (node.type === 'Identifier') return [node.name];
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return [];
  const before = dottedName(node.object);
  return before.length === 0 ? [] : [...before, node.property.name];
}

/** The name of an option `skip`, `only` or `todo` whose value is written down; a computed one may be a condition. */
function constantDetour(node: ESTree.CallExpression): string | null {
  for (const argument of node.arguments) {
    if (argument.type !== 'ObjectExpression') continue;
    for (const property of argument.properties) {
      if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
      const isConstant = property.value.type === 'Literal' && property.value.value !== false;
      if (isConstant && detours.has(property.key.name)) return property.key.name;
    }
  }
  return null;
}

function textOf(node: ESTree.Node | undefined): string | null {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node?.type !== 'TemplateLiteral') return null;
  return node.quasis.map(({ value }) => value.cooked ?? value.raw).join('${}');
}

function isFunction(node: ESTree.Node | undefined): boolean {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';
}
