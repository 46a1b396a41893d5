import type { LogLine } from './log-line.ts';

/** A log line for people: time of day, level, process, what happened, and the rest as `name=value`. */
export function describeLogLine(line: LogLine): string {
  const { time, level, process, msg, service, traceId, error, ...rest } = line;
  const where = service && !process.startsWith(service) ? `${process} ${service}` : process;
  const fields = Object.entries(rest).map(([name, value]) => `${name}=${plain(value)}`);
  const all = [
    msg,
    ...(error === undefined ? [] : [`(${describeError(error)})`]),
    ...fields,
    ...(traceId ? [`trace=${traceId}`] : []),
  ];
  return `${time.slice(11, 23)} ${level.padEnd(5)} ${where.padEnd(14)} ${all.join(' ')}`;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An error's own words and those of its causes; its stack is in the file. */
function describeError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return plain(error);
  const { message, cause } = error as { message?: unknown; cause?: unknown };
  const own = typeof message === 'string' && message !== '' ? message : plain(error);
  return cause === undefined ? own : `${own}: ${describeError(cause)}`;
}
