import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Log } from '#runtime/telemetry/log.ts';
import { writeLog } from '#runtime/telemetry/write-log.ts';
import { describeLogLine } from './describe-log-line.ts';
import { isAtLeast, logLineOf, readLogLine, type LogLevel, type LogLine } from './log-line.ts';
import { openRotatingFile } from './rotating-file.ts';

/** All logs of a shop together: at most 5 files of 8 MB. */
export const logLimits = { maxBytes: 8_000_000, olderFiles: 4 };

/** Where the lines of all processes of a shop come together. */
export type LogSink = {
  /** The supervisor's own log. */
  log: Log;
  /** Takes a line that a process printed; one that is no log line counts as `level`. */
  take: (text: string, process: string, level?: LogLevel) => void;
  close: () => void;
};

/** The file that a shop's log is written to. */
export function logFileOf(stateFolder: string): string {
  return join(stateFolder, 'logs', 'shop.log');
}

/** Opens the shop's log: everything goes to the file, and what a person must see to `show` as well. */
export function openLogSink(stateFolder: string, show: (text: string) => void): LogSink {
  const path = logFileOf(stateFolder);
  mkdirSync(dirname(path), { recursive: true });
  const file = openRotatingFile(path, logLimits);
  const keep = (line: LogLine, text: string): void => {
    file.write(`${text}\n`);
    if (isAtLeast(line, 'warn')) show(`${describeLogLine(line)}\n`);
  };
  const take: LogSink['take'] = (text, process, level = 'warn') => {
    if (text === '') return;
    const read = readLogLine(text);
    const line = read ?? logLineOf(text, process, level);
    keep(line, read ? text : JSON.stringify(line));
  };
  return {
    log: writeLog('supervisor', () => 'info', { write: (text) => take(text.trimEnd(), 'supervisor') }),
    take,
    close: file.close,
  };
}
