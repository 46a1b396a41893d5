import { maskText } from '#runtime/telemetry/mask-personal.ts';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One line of the log; every process writes its lines as JSON of this form. */
export type LogLine = {
  level: LogLevel;
  /** UTC, ISO 8601. */
  time: string;
  process: string;
  msg: string;
  service?: string;
  traceId?: string;
  [field: string]: unknown;
};

/** Reads a line of the log; undefined when it is none (half of one, after a kill). */
export function readLogLine(text: string): LogLine | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const line = JSON.parse(text) as Partial<LogLine>;
    const isLine = typeof line.msg === 'string' && logLevels.some((level) => level === line.level);
    return isLine ? (line as LogLine) : undefined;
  } catch {
    return undefined;
  }
}

/** A log line of what a process printed outside its log, such as the stack of a crash. */
export function logLineOf(text: string, process: string, level: LogLevel): LogLine {
  return { level, time: new Date().toISOString(), process, msg: maskText(text) };
}

/** Whether a line is at least as important as a level. */
export function isAtLeast(line: LogLine, level: LogLevel): boolean {
  return logLevels.indexOf(line.level) >= logLevels.indexOf(level);
}
