import type { Trial } from './try-mutation.ts';

const introduction = `# Guards that were taken away

A test that never fails proves nothing. Each row takes one guard away from a copy of the project (a condition, a lock, a
row, a check), runs one test file, and names the test that fails because of it. \`npm run test:mutations\` does it for all of
them, and writes this page; \`npm run test:mutations -- --only stock-condition\` for one. Each \`npm test\` does one of them, another with
each commit.
`;

/** The page of what was tried; the rows stand in the order of the table. */
export function writeMutationsPage(trials: readonly Trial[]): string {
  const noticed = trials.filter(({ outcome }) => outcome === 'noticed').length;
  const rows = trials.map(({ mutation, outcome }) => {
    const { name, file, why, test } = mutation;
    const seen = outcome === 'noticed' ? '' : ` **${outcome}**`;
    return `| ${name} | \`${file}\` | ${why} | ${test.name}${seen} |`;
  });
  return `${introduction}
${noticed} of ${trials.length} were noticed by the test that is named.

| what is taken away | from | so that | the test that fails |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
