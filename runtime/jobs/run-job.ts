import type { Room } from '../door/room.ts';
import { systemContext } from '../system-context.ts';
import { continueTrace } from '../telemetry/trace-context.ts';

/** What the queue holds of a job: its payload, and the trace of whoever scheduled it. */
export type JobEnvelope = { payload: Record<string, unknown>; traceparent: string };

/** Calls that a job makes are given up after this long. */
const limitMs = 600_000;

/**
 * Runs a job of a room as the system, in the trace of whoever scheduled it. Logs and throws what the job threw: as a
 * warning, unless `isPassing` knows it for something that the next try will not meet.
 */
export async function runJob(
  room: Room,
  job: {
    name: string;
    cause: string;
    envelope: Partial<JobEnvelope>;
    isPassing?: (error: unknown) => boolean;
  },
): Promise<void> {
  const service = room.definition.name;
  const known = room.definition.jobs[job.name];
  if (!known) throw new Error(`${service} has no job ${job.name}`);
  const { cause } = job;
  const span = room.tracer.start({
    kind: 'job',
    service,
    name: `job ${service}.${job.name}`,
    label: `${service}.${job.name}`,
    ...continueTrace(job.envelope.traceparent, room.setting('telemetry.sampleShare')),
  });
  const tools = room.toolsFor(systemContext(service, { cause, trace: span.context, limitMs }));
  try {
    room.killPoint('jobs.run.before');
    await known.run(tools, job.envelope.payload ?? {});
    room.killPoint('jobs.run.after');
    span.end({ 'souk.cause': cause });
  } catch (error) {
    const level = job.isPassing?.(error) ? 'info' : 'warn';
    tools.log[level]('a job failed', { job: job.name, cause, error });
    span.end({ 'souk.cause': cause }, error);
    throw error;
  }
}
