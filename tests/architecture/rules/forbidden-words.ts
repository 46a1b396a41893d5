import type { Offence, Rule, SourceFile, TextLiteral } from '../tree.ts';

/** What says "not finished", joined of halves so that a plain search of the project finds offenders only. */
const [todo, fixme, mark, hack] = ['TO DO', 'FIX ME', 'XX X', 'HA CK'].map((halves) =>
  halves.replace(' ', ''),
);
const unfinished = new RegExp(`\\b(${todo}|${fixme}|${mark}|${hack})\\b`);
const unfinishedError = /\bnot (yet )?(implemented|supported yet)\b/i;
/** Directives that silence a check; the reason follows on the same line after ` -- ` or a colon. */
const silencer = /@ts-(ignore|nocheck|expect-error)|(oxlint|eslint)-disable/;
const silencerWithReason = /(@ts-expect-error\b|(oxlint|eslint)-disable\S*\s).*(--|:)\s*\S.{3,}/;

/** What is here is finished; what is not finished is not here. */
export const forbiddenWords: Rule = {
  name: 'nothing is left unfinished, and no check is silenced without a reason',
  looksAt,
  findOffences: (tree) => tree.files.filter(looksAt).flatMap(findWords),
  clean: {
    'runtime/a.ts':
      "// oxlint-disable-next-line no-console -- a command's output\n// @ts-expect-error: the package's types lack it\nconst a = 1;",
    'services/order/store/migrations/0001-orders.sql': '-- the orders\ncreate table orders (id uuid);',
  },
  offenders: [
    planted('work left', `// ${todo} finish this`),
    planted('work left in a block', `/* ${fixme}: wrong */`),
    planted('a mark', `// ${mark}`),
    planted('a stub', "throw new Error('Not implemented');"),
    planted('a silenced compiler', '// @ts-ignore: it is wrong'),
    planted('a silenced file', '// @ts-nocheck'),
    planted('no reason for the compiler', '// @ts-expect-error'),
    planted('no reason for the linter', '// oxlint-disable-next-line no-console'),
    {
      what: 'work left in SQL',
      files: { 'services/order/store/migrations/0001-orders.sql': `select 1;\n-- ${todo} index` },
      at: 'services/order/store/migrations/0001-orders.sql:2',
    },
  ],
};

function findWords(file: SourceFile): Offence[] {
  const comments = file.program === null ? linesOf(file.text) : file.comments.flatMap(linesOfComment);
  const left = comments.filter(({ text }) => unfinished.test(text));
  const silenced = comments.filter(({ text }) => silencer.test(text) && !silencerWithReason.test(text));
  const stubs = file.literals.filter(({ text }) => unfinishedError.test(text) && !isProof(file));
  const report = (message: string) => (found: TextLiteral) => ({
    path: file.path,
    line: found.line,
    message,
  });
  return [
    ...left.map(report('says that work is left')),
    ...silenced.map(report('silences a check without a reason')),
    ...stubs.map(report('is a stub')),
  ];
}

/** The planted offenders of this very rule are text, not code. */
function isProof({ path }: SourceFile): boolean {
  return path === 'tests/architecture/rules/forbidden-words.ts';
}

function linesOf(text: string): TextLiteral[] {
  return text.split('\n').map((line, index) => ({ text: line, line: index + 1 }));
}

function linesOfComment(comment: TextLiteral): TextLiteral[] {
  return linesOf(comment.text).map(({ text, line }) => ({ text, line: comment.line + line - 1 }));
}

function looksAt(file: SourceFile): boolean {
  return file.program !== null || /\.(sql|css|yaml|yml|sh|html)$/.test(file.path);
}

function planted(what: string, text: string): Rule['offenders'][number] {
  return { what, files: { 'runtime/b.ts': text }, at: 'runtime/b.ts:1' };
}
