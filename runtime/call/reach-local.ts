import type { ServiceName } from '#contracts/service-names.ts';
import { answerCall, contractOf } from '../door/answer-call.ts';
import type { Room } from '../door/room.ts';
import { childOf } from '../telemetry/trace-context.ts';
import type { CallContext } from '../tools.ts';

/** A call to a room of this process. `asJson` copies input and answer, so that no live object passes (tests). */
export async function reachLocal(
  room: Room,
  call: {
    from: ServiceName;
    name: string;
    input: unknown;
    idempotencyKey?: string | undefined;
    asJson: boolean;
  },
  context: CallContext,
): Promise<unknown> {
  const timeoutMs = contractOf(room.definition.name, call.name)?.timeoutMs ?? 0;
  const span = room.tracer.start({
    kind: 'call',
    service: room.definition.name,
    name: `${room.definition.name}.${call.name}`,
    context: childOf(context.trace),
    parentSpanId: context.trace.spanId,
  });
  const own: CallContext = {
    ...context,
    caller: call.from,
    trace: span.context,
    deadlineMs: Math.min(context.deadlineMs, performance.now() + timeoutMs),
  };
  try {
    const input = call.asJson ? copy(call.input) : call.input;
    const answer = await answerCall(
      room,
      { call: call.name, input, idempotencyKey: call.idempotencyKey },
      own,
    );
    span.end({ 'souk.caller': call.from });
    return call.asJson ? copy(answer) : answer;
  } catch (error) {
    span.end({ 'souk.caller': call.from }, error);
    throw error;
  }
}

function copy(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
