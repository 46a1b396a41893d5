import type { ESTree } from 'vite';

/** One `import`, re-export, `import()` or `import('…')` type: what it names, where, and whether it vanishes with the types. */
export type Import = {
  specifier: string;
  line: number;
  isTypeOnly: boolean;
  isReexport: boolean;
};

/** A string or template literal of the code (not of its types); the holes of a template read `${}`. */
export type TextLiteral = { text: string; line: number };

/** A file of the tree. `program` is null for everything that is no script, and then the lists are empty. */
export type SourceFile = {
  path: string;
  text: string;
  lineCount: number;
  program: ESTree.Program | null;
  imports: readonly Import[];
  exportNames: readonly string[];
  literals: readonly TextLiteral[];
  comments: readonly TextLiteral[];
  /** The line, counted from 1, that holds a character offset. */
  lineAt: (offset: number) => number;
};

/** The project, or a planted piece of one: files sorted by path, paths relative with forward slashes. */
export type Tree = { files: readonly SourceFile[] };

/** A breach of a rule, at a line counted from 1 (0: the file as a whole). */
export type Offence = { path: string; line: number; message: string };

/** Files by path. */
export type Planted = Readonly<Record<string, string>>;

/**
 * A rule of the house, with the example that proves it: `clean` breaks nothing, and each offender,
 * laid over `clean`, breaks the rule exactly once, at `at` (`path:line`). A null text removes the file.
 */
export type Rule = {
  name: string;
  looksAt: (file: SourceFile) => boolean;
  findOffences: (tree: Tree) => Offence[];
  clean: Planted;
  offenders: readonly { what: string; files: Readonly<Record<string, string | null>>; at: string }[];
};
