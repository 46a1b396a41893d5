import { globSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { findTestFiles } from '../test/find-test-files.ts';
import type { Gate } from './gate.ts';
import { runTool } from './run-tool.ts';

type Program = { files: string[]; isGood: boolean; output: string };

/** Every program of the project (a folder with a tsconfig.json) has sound types, and every source is part of one. */
export const checkTypes: Gate = {
  name: 'types',
  unit: 'files',
  run: async (folder) => {
    for (const config of globSync('apps/*/react-router.config.ts', { cwd: folder })) {
      const typegen = await runTool(join(folder, dirname(config)), 'react-router', ['typegen']);
      if (typegen.exitCode !== 0) return { checked: 1, isGood: false, output: typegen.output };
    }
    const folders = findTestFiles(folder, { files: ['**/tsconfig.json'], except: [] }, []).map(dirname);
    const programs = await Promise.all(folders.map((program) => checkProgram(folder, program)));
    const covered = new Set(programs.flatMap(({ files }) => files));
    const sources = findTestFiles(folder, { files: ['**/*.ts', '**/*.tsx'], except: [] }, []);
    const left = sources
      .filter((path) => !covered.has(path))
      .map((path) => `${path} is part of no tsconfig.json`);
    return {
      checked: covered.size,
      isGood: left.length === 0 && programs.every(({ isGood }) => isGood),
      output: [...programs.map(({ output }) => output), ...left].filter(Boolean).join('\n'),
    };
  },
};

async function checkProgram(folder: string, program: string): Promise<Program> {
  const { exitCode, output } = await runTool(folder, 'tsc', [
    '--noEmit',
    '--listFiles',
    // Each checker works out for itself what types mean: two take half as long again in all, four twice.
    '--checkers',
    '1',
    '--project',
    program,
  ]);
  const lines = output.split('\n').filter(Boolean);
  const said = lines.filter((line) => !isPath(line));
  // A program without sources yet: an empty root would still be caught by the count.
  const isEmpty = said.length === 1 && said[0]?.includes('TS18003') === true;
  return {
    files: lines
      .filter((line) => isPath(line) && !line.includes('/node_modules/'))
      .map((path) => relative(folder, path).replaceAll('\\', '/')),
    isGood: exitCode === 0 || isEmpty,
    output: isEmpty ? '' : said.join('\n'),
  };
}

/** tsc prints what is wrong and the files it read in one stream: a line that is only an absolute path is a file. */
function isPath(line: string): boolean {
  return /^(\/|[A-Za-z]:).*\.(d\.ts|ts|tsx|mts|cts|js|jsx|json|css)$/.test(line);
}
