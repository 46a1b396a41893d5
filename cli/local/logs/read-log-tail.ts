import { existsSync, readFileSync } from 'node:fs';
import { readLogLine, type LogLine } from './log-line.ts';
import { logFileOf, logLimits } from './log-sink.ts';
import { namesOfRotatingFile } from './rotating-file.ts';

/** A line of the log as it was read, and as it stands in the file. */
export type ReadLine = { line: LogLine; text: string };

/** The last lines of a shop's log that are wanted, oldest first. */
export function readLogTail(
  stateFolder: string,
  count: number,
  isWanted: (line: LogLine) => boolean,
): ReadLine[] {
  let found: ReadLine[] = [];
  for (const name of namesOfRotatingFile(logFileOf(stateFolder), logLimits.olderFiles)) {
    if (found.length >= count) break;
    if (existsSync(name)) found = [...linesOf(readFileSync(name, 'utf8'), isWanted), ...found];
  }
  return found.slice(-count);
}

/** The wanted lines of a text. */
export function linesOf(text: string, isWanted: (line: LogLine) => boolean): ReadLine[] {
  return text.split('\n').flatMap((each) => {
    const line = readLogLine(each);
    return line && isWanted(line) ? [{ line, text: each }] : [];
  });
}
