import { parseArgs } from 'node:util';
import { UsageError, type Command } from './command.ts';
import { runningShop, sayNotRunning } from './local/shop/running-shop.ts';
import { visitShop } from './remote/pace/visit-shop.ts';

const usage = `souk pace: how quick the running shop answers shoppers: product pages, searches, carts

  --seconds N   how long it is visited (default 60)
  --every MS    milliseconds from one request of a kind to the next (default 200)
  --url URL     the shop (default SOUK_URL, else the running shop of this checkout)
  --json        say it as JSON
Run it before and while something heavy is going on, to see what that costs shoppers. It leaves carts behind.
Exit codes: 0 every request was answered, 1 one failed, 2 wrong use, 3 nothing runs.
`;

/** Measures how quick the running shop answers shoppers. */
export const paceCommand: Command = { usage, run };

const failuresShown = 5;

async function run(parameters: string[]): Promise<number> {
  const { values } = parseArgs({
    args: parameters,
    options: {
      seconds: { type: 'string', default: '60' },
      every: { type: 'string', default: '200' },
      url: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [seconds, everyMs] = [Number(values.seconds), Number(values.every)];
  if (!(seconds > 0 && seconds <= 86_400)) throw new UsageError('--seconds takes 1 to 86400');
  if (!(everyMs >= 10 && everyMs <= 60_000)) throw new UsageError('--every takes 10 to 60000 milliseconds');
  const url = values.url ?? process.env['SOUK_URL'] ?? runningShop()?.url;
  if (!url) return sayNotRunning();
  const failures: string[] = [];
  const paces = await visitShop(url.replace(/\/$/, ''), { seconds, everyMs }, (line) => failures.push(line));
  if (values.json) process.stdout.write(`${JSON.stringify({ paces, failures })}\n`);
  else {
    for (const { what, requests, failures: failed, medianMs, p99Ms, slowestMs } of paces) {
      const times = [medianMs, p99Ms, slowestMs].map((ms) => ms.toFixed(0).padStart(6));
      process.stdout.write(
        `${what.padEnd(13)} ${requests} requests, ${failed} failed   median${times[0]}   p99${times[1]}   slowest${times[2]} ms\n`,
      );
    }
    for (const line of failures.slice(0, failuresShown)) process.stdout.write(`  ${line}\n`);
  }
  return failures.length === 0 ? 0 : 1;
}
