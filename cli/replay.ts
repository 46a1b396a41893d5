import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError, type Command } from './command.ts';
import { demoAccount } from './local/seed/demo-account.ts';
import { runningShop, sayNotRunning } from './local/shop/running-shop.ts';
import { stateFolder } from './local/shop/state-folder.ts';
import { connect, credentialsOf } from './remote/connect.ts';
import { openReplay } from './remote/replay/open-replay.ts';
import { replayBooks } from './remote/replay/replay-books.ts';
import { createProgress } from './remote/replay/create-progress.ts';
import { describeReplay } from './remote/replay/describe-replay.ts';

const usage = `souk replay: feed the shop the real invoices of a British retailer, and prove that all of it agrees

  --invoices N       the first N of the 12,795 invoices (December 2010 to June 2011) instead of all
  --last N           the last N instead
  --shift-to-today   move the dates, so that the newest invoice is an hour old
  --resume           go on where the last replay of this shop stopped, with what it was asked
  --url URL          the shop (default SOUK_URL, else the running shop of this checkout)
  --json             say it as JSON
Asks as SOUK_API_KEY, or signs in as SOUK_EMAIL with SOUK_PASSWORD, else as the demo's importer. Everything has a name, so
that a repeat changes nothing. At its end every figure of the file is compared with what the shop's centres say.
Exit codes: 0 all agrees, 1 something differs or failed, 2 wrong use, 3 nothing runs.
`;

/** Replays real invoices, as a client of the shop. */
export const replayCommand: Command = { usage, run };

async function run(parameters: string[]): Promise<number> {
  const { values } = parseArgs({
    args: parameters,
    options: {
      invoices: { type: 'string' },
      last: { type: 'string' },
      'shift-to-today': { type: 'boolean', default: false },
      resume: { type: 'boolean', default: false },
      url: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const first = readCount('invoices', values.invoices);
  const last = readCount('last', values.last);
  if (first !== undefined && last !== undefined) throw new UsageError('say --invoices or --last, not both');
  const url = findShop(values.url);
  if (url === undefined) return sayNotRunning();
  const replay = await openReplay({
    file: join(stateFolder().path, 'replay.json'),
    url,
    asked: { first, last, isShifted: values['shift-to-today'] },
    isResumed: values.resume,
  });
  const { client, end } = await connect(url, credentialsOf(process.env) ?? demoAccount('importer'));
  try {
    const progress = createProgress(replay, (line) => values.json || process.stdout.write(`  ${line}\n`));
    const checks = await replayBooks(client, { ...replay, ...progress });
    const took = progress.took();
    const agrees = checks.every(({ expected, found }) => expected === found);
    if (values.json) {
      process.stdout.write(`${JSON.stringify({ agrees, ...took, tally: replay.retail.tally, checks })}\n`);
    } else process.stdout.write(describeReplay(replay.retail.tally, checks));
    return agrees ? 0 : 1;
  } finally {
    await end();
  }
}

function readCount(option: string, words: string | undefined): number | undefined {
  if (words === undefined) return undefined;
  const count = Number(words);
  if (Number.isInteger(count) && count > 0) return count;
  throw new UsageError(`--${option} takes a number of invoices, not ${words}`);
}

function findShop(asked: string | undefined): string | undefined {
  return (asked ?? process.env['SOUK_URL'] ?? runningShop()?.url)?.replace(/\/$/, '');
}
