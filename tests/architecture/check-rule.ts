import type { Offence, Rule, Tree } from './tree.ts';

/** The breaches of a rule in a tree, sorted, as `path:line message`; a rule that had nothing to look at is a breach itself. */
export function checkRule(rule: Rule, tree: Tree): string[] {
  if (!tree.files.some((file) => rule.looksAt(file))) return [`0 files checked by the rule: ${rule.name}`];
  return rule
    .findOffences(tree)
    .toSorted((a, b) => a.path.localeCompare(b.path, 'en') || a.line - b.line)
    .map(format);
}

function format({ path, line, message }: Offence): string {
  return `${path}:${line} ${message}`;
}
