import { Visitor, type ESTree } from 'vite';
import { placeOf } from '../place-of.ts';
import type { Offence, Rule, SourceFile } from '../tree.ts';

/** Names that reach the world: input and output, clocks, chance, timers. */
const impureNames = new Set([
  'process',
  'fetch',
  'crypto',
  'performance',
  'console',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'Promise',
  'Temporal',
]);
const impureMembers = new Set(['Date.now', 'Math.random']);

/** What is true does not depend on when or where it is asked: time, ids and rates are parameters. */
export const domainPurity: Rule = {
  name: 'domain/ is pure',
  looksAt,
  findOffences: (tree) => tree.files.filter(looksAt).flatMap(findImpurities),
  clean: {
    'services/order/domain/price.ts':
      "import type { Id } from '#contracts/ids.ts';\nexport const due = (at: string, days: number) => new Date(Date.parse(at) + days).toISOString();\nexport const half = (order: { process: number }) => Math.round(order.process / 2);",
    'services/order/domain/price.test.ts': 'export const now = Date.now();',
    'services/order/flows/checkout.ts': 'export const checkout = async () => Date.now();',
  },
  offenders: [
    planted('an async function', 'export async function price() {}'),
    planted('an async arrow', 'export const price = async () => 1;'),
    planted('an await', 'await null;'),
    planted('the clock', 'export const price = () => Date.now();'),
    planted('the clock as a date', 'export const price = () => new Date();'),
    planted('the clock as text', 'export const price = () => Date();'),
    planted('chance', 'export const price = () => Math.random();'),
    planted('a random id', 'export const price = () => crypto.randomUUID();'),
    planted('a setting', 'export const price = () => process.env.PRICE;'),
    planted('the network', "export const price = () => fetch('x');"),
    planted('a timer', 'export const price = () => setTimeout(price, 1);'),
  ],
};

function findImpurities(file: SourceFile): Offence[] {
  const offences: Offence[] = [];
  const complain = (node: ESTree.Node, what: string): void => {
    offences.push({ path: file.path, line: file.lineAt(node.start), message: `uses ${what}` });
  };
  const complainIfAsync = (node: ESTree.Function | ESTree.ArrowFunctionExpression): void => {
    if (node.async) complain(node, 'async');
  };
  if (file.program === null) return [];
  const namesOfFields = new Set<number>();
  new Visitor({
    FunctionDeclaration: complainIfAsync,
    FunctionExpression: complainIfAsync,
    ArrowFunctionExpression: complainIfAsync,
    AwaitExpression: (node) => complain(node, 'await'),
    ForOfStatement: (node) => {
      if (node.await) complain(node, 'for await');
    },
    NewExpression: (node) => {
      if (isName(node.callee, 'Date') && node.arguments.length === 0) complain(node, 'the clock');
    },
    CallExpression: (node) => {
      if (isName(node.callee, 'Date')) complain(node, 'the clock');
    },
    MemberExpression: (node) => {
      if (node.computed) return;
      namesOfFields.add(node.property.start);
      const member = node.object.type === 'Identifier' ? `${node.object.name}.${nameOf(node.property)}` : '';
      if (impureMembers.has(member)) complain(node, member);
    },
    Property: (node) => {
      if (!node.computed && !node.shorthand) namesOfFields.add(node.key.start);
    },
    TSPropertySignature: (node) => void namesOfFields.add(node.key.start),
    Identifier: (node) => {
      if (impureNames.has(node.name) && !namesOfFields.has(node.start)) complain(node, node.name);
    },
  }).visit(file.program);
  return offences;
}

function nameOf(node: ESTree.Node): string {
  return 'name' in node && typeof node.name === 'string' ? node.name : '';
}

function isName(node: ESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function looksAt(file: SourceFile): boolean {
  const place = placeOf(file.path);
  return file.program !== null && place.roomPart === 'domain' && !place.isTest;
}

function planted(what: string, text: string): Rule['offenders'][number] {
  const path = 'services/order/domain/price.ts';
  return { what, files: { [path]: text }, at: `${path}:1` };
}
