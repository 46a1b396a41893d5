import type { Rule, SourceFile } from '../tree.ts';

/** A thing is imported from the file that makes it: nothing is exported onwards, and no file is called index. */
export const noBarrels: Rule = {
  name: 'there are no barrel files',
  looksAt,
  findOffences: (tree) =>
    tree.files.filter(looksAt).flatMap((file) => {
      const onward = file.imports.filter(({ isReexport }) => isReexport);
      const isIndex = /(^|\/)index\.(ts|tsx|js|mjs)$/.test(file.path);
      return [
        ...onward.map(({ line, specifier }) => ({
          path: file.path,
          line,
          message: `re-exports ${specifier}`,
        })),
        ...(isIndex
          ? [{ path: file.path, line: 0, message: 'name the file after what it holds, not index' }]
          : []),
      ];
    }),
  clean: { 'runtime/log.ts': "import { a } from './a.ts';\nexport const log = a;" },
  offenders: [
    { what: 'a star', files: { 'runtime/all.ts': "export * from './log.ts';" }, at: 'runtime/all.ts:1' },
    {
      what: 'a name',
      files: { 'runtime/all.ts': "\nexport { log } from './log.ts';" },
      at: 'runtime/all.ts:2',
    },
    {
      what: 'a type',
      files: { 'runtime/all.ts': "export type { Log } from './log.ts';" },
      at: 'runtime/all.ts:1',
    },
    { what: 'an index', files: { 'runtime/index.ts': 'export const x = 1;' }, at: 'runtime/index.ts:0' },
  ],
};

function looksAt(file: SourceFile): boolean {
  return file.program !== null;
}
