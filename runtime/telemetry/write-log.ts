import { pino, type DestinationStream } from 'pino';
import type { Log, LogFields } from './log.ts';
import { maskPersonal, maskText } from './mask-personal.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

/**
 * Writes JSON lines, masked, to standard output unless told otherwise; `level` is asked for each line, so that it can
 * change while running.
 */
export function writeLog(
  processName: string,
  level: () => Level,
  destination: DestinationStream = standardOutput(),
): Log {
  const logger = pino(
    {
      base: { process: processName },
      level: 'debug',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  const order: readonly Level[] = ['debug', 'info', 'warn', 'error'];
  const write = (own: Level) => (message: string, fields?: LogFields) => {
    if (order.indexOf(own) < order.indexOf(level())) return;
    logger[own](fields ? (maskPersonal(fields) as object) : {}, maskText(message));
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function standardOutput(): DestinationStream {
  // Written at once: the last lines before a kill are the ones that matter.
  const output = pino.destination({ dest: 1, sync: true });
  // Whoever read our lines may be gone before we are: then there is nobody left to tell.
  output.on('error', () => {});
  return output;
}
