import type { ReadSetting } from '../config/settings.ts';
import { exportSpans } from './export-spans.ts';
import type { Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { recordSpans, type FinishedSpan } from './record-spans.ts';
import type { Tracer } from './tracer.ts';
import { writeLog } from './write-log.ts';

export type Telemetry = {
  log: Log;
  tracer: Tracer;
  metrics: Metrics;
  /** Sends the spans that wait, within this many milliseconds. */
  stop: (withinMs: number) => Promise<void>;
};

/**
 * Starts logs, traces and metrics of one process; `instance` is a name that no other run of a process has. `setting`
 * gives nothing until the settings are read.
 */
export function startTelemetry(options: {
  process: string;
  instance: string;
  setting: () => ReadSetting | undefined;
}): Telemetry {
  const level = () => options.setting()?.('telemetry.logLevel') ?? 'info';
  const log = writeLog(options.process, level);
  const metrics = createMetrics(options.process);
  const exporter = exportSpans({
    instance: options.instance,
    metrics,
    log,
    url: () => options.setting()?.('telemetry.otlpUrl') ?? '',
  });
  const tellLog = (span: FinishedSpan) => tell(log, span);
  const tracer = recordSpans({
    metrics,
    keep: exporter.keep,
    tell: () => (level() === 'debug' ? tellLog : undefined),
  });
  return { log, metrics, tracer, stop: exporter.stop };
}

/** At the level `debug` the log tells what was done, step by step; statements are left to the trace. */
function tell(log: Log, { kind, service, name, traceId, startMs, endMs, error }: FinishedSpan): void {
  if (kind === 'statement') return;
  const tookMs = Math.round((endMs - startMs) * 1000) / 1000;
  log.debug(`${kind} ${name}`, {
    service,
    traceId,
    tookMs,
    ...(error === undefined ? {} : { failed: error }),
  });
}
