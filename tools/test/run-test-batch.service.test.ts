import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runTestBatch } from './run-test-batch.ts';

const folder = mkdtempSync(join(tmpdir(), 'souk-run-batch-'));
mkdirSync(join(folder, '.souk/test'), { recursive: true });
after(() => rmSync(folder, { recursive: true }));

/** Runs planted files and returns each result as `status file name`. */
async function runPlanted(
  codes: Record<string, string>,
  called: 'name' | 'fullName' = 'name',
): Promise<string[]> {
  const files = Object.keys(codes);
  for (const file of files)
    writeFileSync(
      join(folder, file),
      codes[file]?.includes('import ') ? codes[file] : `${codes[file]}\nimport { test } from 'node:test';\n`,
    );
  const giveUp = () => AbortSignal.timeout(3000);
  const tests = await runTestBatch({ folder, files, environment: {}, giveUp });
  return tests.map((each) => `${each.status} ${each.file} ${each[called]}`);
}

const leavesTrace = "globalThis.trace = true; test('leaves a trace', () => {});";
const passesWithTrace = "test('shares', () => { if (!globalThis.trace) throw new Error('alone'); });";
const passesWithOthers = passesWithTrace.replace('trace', 'traces');
const passesAlone = "test('is alone', () => { if (globalThis.trace) throw new Error('shared'); });";

test('files that pass share a process', async () => {
  assert.deepEqual(await runPlanted({ 'a.test.ts': leavesTrace, 'b.test.ts': passesWithTrace }), [
    'passed a.test.ts leaves a trace',
    'passed b.test.ts shares',
  ]);
});

test('when one fails each has the last word in a process of its own', async () => {
  assert.deepEqual(await runPlanted({ 'c.test.ts': leavesTrace, 'd.test.ts': passesAlone }), [
    'passed c.test.ts leaves a trace',
    'passed d.test.ts is alone',
  ]);
  assert.deepEqual(
    await runPlanted({ 'e.test.ts': leavesTrace, 'f.test.ts': "test('fails', () => { throw 1; });" }),
    ['passed e.test.ts leaves a trace', 'failed f.test.ts fails'],
  );
});

test('a file without tests, and one that hangs, are found among others', async () => {
  assert.deepEqual(await runPlanted({ 'g.test.ts': leavesTrace, 'h.test.ts': '' }), [
    'passed g.test.ts leaves a trace',
    'failed h.test.ts h.test.ts',
  ]);
  const hangs = "test('hangs', () => new Promise((done) => setTimeout(done, 60_000)));";
  assert.deepEqual(await runPlanted({ 'i.test.ts': leavesTrace, 'j.test.ts': hangs }), [
    'passed i.test.ts leaves a trace',
    'failed j.test.ts j.test.ts',
  ]);
});

test('a file that measures itself has a process of its own', async () => {
  const alone = `// alone: for this test\n${passesAlone}`;
  assert.deepEqual(await runPlanted({ 'k.test.ts': leavesTrace, 'l.test.ts': alone }), [
    'passed k.test.ts leaves a trace',
    'passed l.test.ts is alone',
  ]);
});

test('files that share a process keep their hooks to themselves, and their names', async () => {
  const hooked = (name: string) => `import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
before(async () => { await delay(5); globalThis.open = [...(globalThis.open ?? []), '${name}']; });
after(() => { globalThis.open = globalThis.open.filter((each) => each !== '${name}'); });
describe('in ${name}', () => { test('is open alone', () => {
  if (String(globalThis.open) !== '${name}' || globalThis.trace) throw new Error(String(globalThis.open)); }); });
globalThis.traces = true; //`;
  const codes = { 'm.test.ts': hooked('m'), 'n.test.ts': hooked('n'), 'o.test.ts': passesWithOthers };
  assert.deepEqual(await runPlanted(codes, 'fullName'), [
    'passed m.test.ts in m › is open alone',
    'passed n.test.ts in n › is open alone',
    'passed o.test.ts shares',
  ]);
});
