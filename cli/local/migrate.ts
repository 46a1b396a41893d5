import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { dryRun, type PlannedMigration } from './database/dry-run.ts';
import { prepareDatabase } from './database/prepare-database.ts';
import { withServer } from './database/with-server.ts';

const usage = `souk migrate: bring the database up to date; every start of the shop does so too

  --dry-run   change nothing: try what would run and show which tables it locks, and how
  --json      say it as JSON
Works while the shop runs; when nothing runs, the database is started for as long as it takes. A dry run really runs
each migration, in a transaction that is taken back: it waits 2 s at most for others, and holds its locks meanwhile.
Exit codes: 0 up to date, or nothing would fail; 1 a migration failed or would fail.
`;

/** Brings every schema up to date, or shows what that would do. */
export const migrateCommand: Command = { usage, run };

async function run(parameters: string[]): Promise<number> {
  const { values } = parseArgs({
    args: parameters,
    options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  });
  return withServer(async ({ superuserUrl, secret }) => {
    if (values['dry-run']) {
      const planned = await dryRun(superuserUrl);
      process.stdout.write(values.json ? `${JSON.stringify({ planned })}\n` : describePlan(planned));
      return planned.every(({ problem }) => problem === null) ? 0 : 1;
    }
    const applied = await prepareDatabase(superuserUrl, secret);
    process.stdout.write(values.json ? `${JSON.stringify({ applied })}\n` : describeApplied(applied));
    return 0;
  }, 'may make data');
}

function describeApplied(applied: string[]): string {
  if (applied.length === 0) return 'everything is up to date\n';
  return [...applied.map((name) => `  ran ${name}`), `${applied.length} migrations ran`, ''].join('\n');
}

function describePlan(planned: PlannedMigration[]): string {
  if (planned.length === 0) return 'everything is up to date: nothing would run\n';
  const lines = planned.flatMap(({ schema, name, locks, problem, seconds }) => [
    `${schema}: ${name} (${seconds.toFixed(2)} s)${problem === null && locks.length === 0 ? ' locks no table that is in use' : ''}`,
    ...(problem === null ? [] : [`    would fail: ${problem}`]),
    ...locks.map(({ table, mode }) => `    ${mode} on ${table}`),
  ]);
  return [...lines, 'nothing was changed', ''].join('\n');
}
