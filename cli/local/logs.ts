import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UsageError, type Command } from '../command.ts';
import { describeLogLine } from './logs/describe-log-line.ts';
import { followLog } from './logs/follow-log.ts';
import { isAtLeast, logLevels, type LogLine } from './logs/log-line.ts';
import { logFileOf } from './logs/log-sink.ts';
import { linesOf, readLogTail, type ReadLine } from './logs/read-log-tail.ts';
import { notRunning } from './shop/running-shop.ts';
import { stateFolder } from './shop/state-folder.ts';

const usage = `souk logs: the last lines of the shop, of all its processes

  -n N              how many lines (default 50)
  --follow, -f      go on with the next lines until Ctrl-C
  --service NAME    only those of a service or process: order, gateway-1, postgres, supervisor
  --level LEVEL     only those at least so important: ${logLevels.join(' | ')}
  --trace ID        only those of one trace; the answer to each request has its id in the header souk-trace-id
  --json            the lines as they are written, one JSON object each
Also shows what a shop that does not run any more has left.
Exit codes: 0 shown, 3 there are no logs yet.
`;

/** Shows the log of the shop. */
export const logsCommand: Command = { usage, run };

async function run(parameters: string[]): Promise<number> {
  const { count, isWanted, isRaw, isFollowing } = readParameters(parameters);
  const { path: folder } = stateFolder();
  if (!existsSync(logFileOf(folder))) {
    process.stderr.write(`There are no logs in ${folder} yet. Start a shop with: npm start\n`);
    return notRunning;
  }
  const show = (lines: ReadLine[]) => {
    const texts = lines.map(({ line, text }) => `${isRaw ? text : describeLogLine(line)}\n`);
    if (texts.length > 0) process.stdout.write(texts.join(''));
  };
  show(readLogTail(folder, count, isWanted));
  if (!isFollowing) return 0;
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  await followLog(folder, (text) => show(linesOf(text, isWanted)), stop.signal);
  return 0;
}

function readParameters(parameters: string[]) {
  const { values } = parseArgs({
    args: parameters,
    options: {
      lines: { type: 'string', short: 'n', default: '50' },
      follow: { type: 'boolean', short: 'f', default: false },
      service: { type: 'string' },
      level: { type: 'string', default: 'debug' },
      trace: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const count = Number(values.lines);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`${values.lines} is no number of lines`);
  const level = logLevels.find((each) => each === values.level);
  if (!level) throw new UsageError(`there is no level ${values.level}`);
  const { service, trace } = values;
  const isWanted = (line: LogLine) =>
    isAtLeast(line, level) &&
    (trace === undefined || line.traceId === trace) &&
    (service === undefined || isOf(line, service));
  return { count, isWanted, isRaw: values.json, isFollowing: values.follow };
}

/** A line belongs to a service when it names it, or when the process bears its name. */
function isOf(line: LogLine, service: string): boolean {
  return line.service === service || line.process === service || line.process.startsWith(`${service}-`);
}
