import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runLanes } from './run-lanes.ts';
import { plantedRun } from './planted-run.ts';
import { planTestFiles, type TestPiece, type TestRun } from './run-test-files.ts';
import type { TestResult } from './test-result.ts';

const folder = mkdtempSync(join(tmpdir(), 'souk-run-tests-'));
after(() => rmSync(folder, { recursive: true }));

/** As in a layer: two at once, then whoever must be alone; their results in that order. */
async function runTestFiles(order: TestRun) {
  const { beside, alone } = planTestFiles(order);
  const results = new Map<TestPiece, TestResult[]>([...beside, ...alone].map((piece) => [piece, []]));
  const told = (piece: TestPiece) => async () => void results.set(piece, await piece.run());
  await runLanes([{ workers: 2, pieces: beside.map(told) }]);
  await runLanes([{ workers: 1, pieces: alone.map(told) }]);
  return [...results.values()].flat();
}

const head = "import { before, describe, test } from 'node:test';\n";

/** Runs one planted file and returns each of its results as `status name: first line of the reason`. */
const runPlanted = async (code: string, fileTimeoutMs = 20_000): Promise<string[]> => {
  writeFileSync(join(folder, 'planted.test.ts'), head + code);
  const results = await runTestFiles(
    plantedRun({
      folder,
      files: [{ file: 'planted.test.ts', topology: 'each-alone' }],
      environment: { PLANTED: 'yes' },
      fileTimeoutMs,
    }),
  );
  assert.deepEqual(readdirSync(join(folder, '.souk/test')), []);
  return results.map(({ status, fullName, reason }) =>
    reason === undefined ? `${status} ${fullName}` : `${status} ${fullName}: ${reason.split('\n')[0]}`,
  );
};

test('each test is reported with its groups, and what failed or was skipped with its reason', async () => {
  const code = `describe('group', () => {
      test('passes', () => {});
      test('skips', (t) => t.skip('no printer'));
      test('parent', async (t) => { await t.test('fails', () => { throw new Error('bad'); }); });
    });
    describe('hook', () => { before(() => { throw new Error('broken hook'); }); test('never', () => {}); });
    test('environment', () => { if (process.env.PLANTED + process.env.SOUK_TOPOLOGY !== 'yeseach-alone') throw 1; });`;
  assert.deepEqual(await runPlanted(code), [
    'passed group › passes',
    'skipped group › skips: no printer',
    'failed group › parent › fails: Error: bad',
    "failed group › parent: '1 subtest failed'",
    "failed hook › never: 'test did not finish before its parent and was cancelled'",
    'failed hook: Error: broken hook',
    'passed environment',
  ]);
});

test('a file that tests nothing fails', async () => {
  assert.deepEqual(await runPlanted(''), ['failed planted.test.ts: holds no test']);
});

test('a file that breaks beside its tests fails', async () => {
  const broken = await runPlanted("test('passes', () => {});\nthrow new Error('late');");
  // Whether the test beside it still gets its line out is chance.
  assert.equal(broken.at(-1), 'failed planted.test.ts: left with 7');
});

test('a file that hangs is given up, with the name of the test', async () => {
  const code =
    "test('passes', () => {});\ntest('hangs', () => new Promise((done) => setTimeout(done, 60_000)));";
  assert.deepEqual(await runPlanted(code, 1_000), [
    'passed passes',
    'failed planted.test.ts: was given up (The operation was aborted due to timeout) in: hangs',
  ]);
});

test('a file that leaves a process running fails, and the process is ended', async () => {
  const code = `import { spawn } from 'node:child_process';
    test('passes', () => { console.log(spawn('sleep', ['60'], { stdio: 'inherit' }).unref()); });`;
  assert.deepEqual(await runPlanted(code), [
    'passed passes',
    'failed planted.test.ts: left processes running',
  ]);
});

test('a file that must be alone runs when the others have ended, one by one', async () => {
  const times = join(folder, 'times');
  const noting = (name: string) => `import { appendFileSync } from 'node:fs';
    import { setTimeout } from 'node:timers/promises';
    test('notes', async () => {
      appendFileSync('${times}', '+${name}');
      await setTimeout(100);
      appendFileSync('${times}', '-${name}');
    });`;
  const codes = { a: '// alone: a\n', b: '', c: '// alone: c\n', d: '' };
  for (const [name, first] of Object.entries(codes))
    writeFileSync(join(folder, `${name}.test.ts`), first + head + noting(name));
  const results = await runTestFiles(
    plantedRun({
      folder,
      files: Object.keys(codes).map((name) => ({ file: `${name}.test.ts`, topology: null })),
    }),
  );
  assert.deepEqual(
    results.map(({ status, file }) => `${status} ${file}`),
    ['passed b.test.ts', 'passed d.test.ts', 'passed a.test.ts', 'passed c.test.ts'],
  );
  assert.match(readFileSync(times, 'utf8'), /^[-+bd]{8}\+a-a\+c-c$/);
});

test('files that share a shop follow one another on each topology, on a new shop after a failure', async () => {
  const told = 'const shop = process.env.SOUK_TEST_SHOP;\n';
  const codes = {
    k: "test('first', () => { if (shop !== process.env.SOUK_TOPOLOGY + ' 1') throw new Error(shop); });",
    l: "test('fails', () => { throw new Error(shop); });",
    m: "test('third', () => { throw new Error(shop); });",
    n: "test('has its own', () => { if (shop !== undefined) throw new Error(shop); });",
  };
  for (const [name, code] of Object.entries(codes))
    writeFileSync(
      join(folder, `${name}.test.ts`),
      `${name === 'n' ? '' : '// shop: shared\n'}${head}${told}${code}`,
    );
  const log: string[] = [];
  const results = await runTestFiles(
    plantedRun({
      folder,
      files: Object.keys(codes).flatMap((name) => [
        { file: `${name}.test.ts`, topology: 'one-process' as const },
        { file: `${name}.test.ts`, topology: 'replicated' as const },
      ]),
      startShop: async (topology) => {
        const shop = `${topology} ${log.filter((line) => line.startsWith(`+${topology}`)).length + 1}`;
        log.push(`+${shop}`);
        const stop = async () => void log.push(`-${shop}`);
        return { environment: { SOUK_TEST_SHOP: shop }, stop };
      },
    }),
  );
  const ofOne = ['passed', 'failed Error: one-process 1', 'failed Error: one-process 2'];
  const ofOther = ['passed', 'failed Error: replicated 1', 'failed Error: replicated 2'];
  assert.deepEqual(
    results.map(({ status, reason }) => (reason ? `${status} ${reason.split('\n')[0]}` : status)),
    [...ofOne, ...ofOther, 'passed', 'passed'],
  );
  for (const topology of ['one-process', 'replicated'])
    assert.deepEqual(
      log.filter((line) => line.includes(topology)),
      [1, 2].flatMap((number) => [`+${topology} ${number}`, `-${topology} ${number}`]),
    );
});

test('no shop has more files than it may, chains are alike, and what is long weighs more', async () => {
  const names = ['o', 'p', 'q', 'r', 's'];
  for (const name of names)
    writeFileSync(
      join(folder, `${name}.test.ts`),
      `// shop: shared\n${name === 's' ? '// long: on purpose\n' : ''}${head}test('${name}', () => {});`,
    );
  const shops: string[] = [];
  const { beside } = planTestFiles(
    plantedRun({
      folder,
      files: names.map((name) => ({ file: `${name}.test.ts`, topology: 'one-process' as const })),
      filesPerShop: 3,
      startShop: async (topology) => {
        shops.push(topology);
        return { environment: { SOUK_TEST_SHOP: '' }, stop: async () => {} };
      },
    }),
  );
  const chains: string[][] = [];
  for (const piece of beside) chains.push((await piece.run()).map(({ name }) => name));
  assert.deepEqual(chains, [
    ['o', 'p', 'q'],
    ['r', 's'],
  ]);
  assert.equal(shops.length, 2);
  assert.ok((beside[1]?.weight ?? 0) > 3 * (beside[0]?.weight ?? 0));
});
