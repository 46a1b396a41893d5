import type { Step } from '../db/statement.ts';
import { toTraceparent } from '../telemetry/trace-context.ts';
import type { Tools } from '../tools.ts';
import type { JobEnvelope } from './run-job.ts';
import { addJob } from './store/jobs.ts';

export type JobOptions = {
  /** Seconds from now, on the database's clock; at once when left out. */
  delaySeconds?: number;
  /** A job with the same key that has not started is replaced. */
  key?: string;
  /** Nobody has given this key to a job before: none is looked for. A second one would fail its flight. */
  isNewKey?: boolean;
};

/**
 * The step that starts a job when the flight commits (graphile-worker, in schema `<service>_jobs`). The payload
 * carries ids only: personal data is read when the job runs.
 */
export function schedule(
  tools: Pick<Tools, 'service' | 'context'>,
  job: string,
  payload: Record<string, unknown>,
  options: JobOptions = {},
): Step {
  const { service, context } = tools;
  const envelope: JobEnvelope = { payload, traceparent: toTraceparent(context.trace) };
  const { delaySeconds = 0, key = null, isNewKey = false } = options;
  return addJob(service, { name: job, payload: JSON.stringify(envelope), delaySeconds, key, isNewKey });
}
