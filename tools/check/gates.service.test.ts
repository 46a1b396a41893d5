import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { checkFormat } from './check-format.ts';
import { checkLint } from './check-lint.ts';
import { checkTypes } from './check-types.ts';
import { checkUnitTests } from './check-unit-tests.ts';
import { checkUnused } from './check-unused.ts';
import { judge } from './gate.ts';
import type { Gate, GateOutcome } from './gate.ts';

const checkout = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'souk-gates-'));
after(() => rmSync(scratch, { recursive: true }));

const clean = {
  'package.json':
    '{\n  "name": "planted",\n  "type": "module",\n  "scripts": {\n    "start": "node main.ts"\n  }\n}\n',
  'main.ts': "import { greeting } from './greeting.ts';\n\nconsole.log(greeting('you'));\n",
  'greeting.ts': 'export const greeting = (name: string): string => `Hello ${name}`;\n',
  'greeting.test.ts':
    "import { test } from 'node:test';\nimport { greeting } from './greeting.ts';\n\ntest('greets', () => {\n  if (greeting('you') !== 'Hello you') throw new Error('rude');\n});\n",
};
const configs = ['.oxlintrc.json', '.oxfmtrc.json', 'knip.json', 'tsconfig.json'];
let count = 0;

/** Runs a gate on a small project with this project's rules. */
const gateOn = (gate: Gate, files: Record<string, string>): Promise<GateOutcome> => {
  count += 1;
  const folder = join(scratch, String(count));
  mkdirSync(folder);
  for (const config of configs) cpSync(join(checkout, config), join(folder, config));
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return gate.run(folder).then((outcome) => judge(gate, outcome));
};

const offenders: [Gate, string, string][] = [
  [checkFormat, 'greeting.ts', 'export const greeting   = (name: string): string => `Hello ${name}`'],
  [
    checkLint,
    'greeting.ts',
    'const wait = async (): Promise<void> => {};\nexport const greeting = (name: string): string => {\n  wait();\n  return name;\n};\n',
  ],
  [checkTypes, 'greeting.ts', 'export const greeting = (name: number): string => `Hello ${name}`;\n'],
  [checkUnused, 'forgotten.ts', 'export const forgotten = 1;\n'],
  [checkUnitTests, 'greeting.ts', 'export const greeting = (name: string): string => name;\n'],
];

for (const [gate, path, content] of offenders) {
  test(`${gate.name}: passes what is clean, fails on an offender and says where, and fails on nothing at all`, async () => {
    const [passed, failed, empty] = await Promise.all([
      gateOn(gate, clean),
      gateOn(gate, { ...clean, [path]: content }),
      gateOn(gate, gate === checkFormat ? { '.oxfmtrc.json': '{ "ignorePatterns": ["*"] }' } : {}),
    ]);
    assert.equal(passed.isGood, true, passed.output);
    assert.ok(passed.checked > 0);
    assert.equal(failed.isGood, false);
    assert.match(failed.output, new RegExp(gate === checkTypes ? 'main.ts' : path.replace('.ts', '')));
    assert.equal(empty.isGood, false);
    assert.equal(empty.checked, 0);
  });
}

test('types: a source that no tsconfig.json covers is found', async () => {
  const { isGood, output } = await gateOn(checkTypes, {
    ...clean,
    'apps/admin/page.tsx': 'export const page = 1;\n',
  });
  assert.deepEqual([isGood, output], [false, 'apps/admin/page.tsx is part of no tsconfig.json']);
});
