import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { prepareDatabase } from './database/prepare-database.ts';
import { withServer } from './database/with-server.ts';
import { runTask } from './start/run-task.ts';

const usage = `souk seed: load the demo shop, or what is missing of it

  --json   say it as JSON
Loads accounts, categories, products with pictures and prices, collections, and the opening stock. A repeat
changes nothing that is there. Works while the shop runs; when nothing runs, the database is started for as long as it takes.
Exit codes: 0 loaded, 1 failed.
`;

/** Loads the demo shop. */
export const seedCommand: Command = { usage, run };

const quietMs = 1000;

async function run(parameters: string[]): Promise<number> {
  const { values } = parseArgs({ args: parameters, options: { json: { type: 'boolean' } } });
  const startedAtMs = performance.now();
  let shownAtMs = startedAtMs;
  const tell = (line: string) => {
    if (values.json || performance.now() - shownAtMs < quietMs) return;
    shownAtMs = performance.now();
    process.stdout.write(`  ${line}\n`);
  };
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stop.abort(new Error(`told to stop by ${signal}; what was loaded stays`)));
  }
  await withServer(async ({ superuserUrl, secret }) => {
    await prepareDatabase(superuserUrl, secret);
    const entry = new URL('./seed/seed-task.ts', import.meta.url);
    await runTask({ entry, input: { superuserUrl, secret }, tell, giveUp: stop.signal });
  }, 'may make data');
  const seconds = (performance.now() - startedAtMs) / 1000;
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ seeded: true, seconds })}\n`
      : `the demo shop is loaded (${seconds.toFixed(1)} s)\n`,
  );
  return 0;
}
