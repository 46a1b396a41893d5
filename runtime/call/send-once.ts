import type { Pool } from 'undici';
import type { ServiceName } from '#contracts/service-names.ts';
import { ServiceFailure, type FailureCode } from '../door/failure.ts';
import type { Positions } from '../events/positions.ts';
import type { CallerKeys } from '../identity/caller-proof.ts';
import type { CallContext } from '../tools.ts';
import type { Peer } from './peers.ts';
import { writeHeaders } from './wire.ts';

/** A call as it leaves this process. */
export type RemoteCall = {
  from: ServiceName;
  to: ServiceName;
  name: string;
  input: unknown;
  idempotencyKey?: string | undefined;
};

/** Asks one instance once and gives its answer; throws ServiceFailure, also when the time left runs out. */
export async function sendOnce(
  callers: CallerKeys,
  peer: Peer,
  call: RemoteCall,
  context: CallContext,
): Promise<unknown> {
  const path = `/internal/${call.to}/${call.name}`;
  const body = JSON.stringify(call.input === undefined ? {} : call.input);
  const { from, to, idempotencyKey } = call;
  const headers = writeHeaders(
    callers,
    { from, to, path, body, ...(idempotencyKey ? { idempotencyKey } : {}) },
    context,
  );
  peer.inFlight += 1;
  try {
    const { statusCode, text } = await withDeadline(context.deadlineMs, post(peer.pool, path, headers, body));
    peer.breaker.noteSuccess();
    const reply = JSON.parse(text) as {
      answer?: unknown;
      announced?: Positions;
      failure?: { code: FailureCode; message: string; wasNotStarted: boolean };
    };
    if (reply.announced) context.noteAnnounced?.(reply.announced);
    if (reply.failure) throw new ServiceFailure(reply.failure.code, reply.failure.message, reply.failure);
    if (statusCode !== 200) throw new ServiceFailure('internal', `${path} answered ${statusCode}`);
    return reply.answer;
  } catch (error) {
    if (error instanceof ServiceFailure) {
      if (error.code === 'deadline-exceeded') peer.breaker.noteFailure();
      throw error;
    }
    peer.breaker.noteFailure();
    throw new ServiceFailure('unavailable', `${to} did not answer`, {
      cause: error,
      wasNotStarted: isRefusedConnection(error),
    });
  } finally {
    peer.inFlight -= 1;
  }
}

async function post(
  pool: Pool,
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<{ statusCode: number; text: string }> {
  const response = await pool.request({ method: 'POST', path, headers, body });
  return { statusCode: response.statusCode, text: await response.body.text() };
}

async function withDeadline<Result>(deadlineMs: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new ServiceFailure('deadline-exceeded', 'the neighbour took too long')),
      Math.max(0, deadlineMs - performance.now()),
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}

function isRefusedConnection(error: unknown): boolean {
  return (error as { code?: string }).code === 'ECONNREFUSED';
}
