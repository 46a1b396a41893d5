import type { CallContract } from '#contracts/call.ts';
import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import { services } from '#contracts/services.ts';
import { waitForPosition } from '../events/wait-for-position.ts';
import type { CallContext } from '../tools.ts';
import { ServiceFailure } from './failure.ts';
import { findBadText } from './find-bad-text.ts';
import { mayAsk } from './may-ask.ts';
import { repeatKeyOf } from './repeat-key.ts';
import type { Room } from './room.ts';
import { validate } from './validate.ts';
import { withRepeat } from './with-repeat.ts';

/** A call as it reaches the door. `idempotencyKey` is the public one. */
export type Arrival = { call: string; input: unknown; idempotencyKey: string | undefined };

/**
 * Answers one call: is the caller allowed, is the subject allowed, is the input right, is there time left;
 * then the flow. Gives the answer or a refusal; throws ServiceFailure or what the flow threw.
 */
export async function answerCall(room: Room, arrival: Arrival, context: CallContext): Promise<unknown> {
  const contract = contractOf(room.definition.name, arrival.call);
  if (!contract) return refuse('route-not-found', `${room.definition.name} has no call ${arrival.call}.`);
  if (!contract.callers.includes(context.caller)) {
    return refuse('not-allowed', `${context.caller} may not call ${room.definition.name}.${arrival.call}.`);
  }
  const refusal = mayAsk(contract.access, context.subject) ?? checkInput(contract, arrival.input);
  if (refusal) return refusal;
  if (context.deadlineMs <= performance.now()) {
    throw new ServiceFailure('deadline-exceeded', 'no time was left on arrival', { wasNotStarted: true });
  }
  if (contract.repeat === 'read') await catchUp(room, context);
  const handler = (room.definition.calls as Record<string, CallHandler>)[arrival.call];
  if (!handler) throw new ServiceFailure('internal', `${arrival.call} has no handler`);
  const { call, input, idempotencyKey } = arrival;
  const repeating = { service: room.definition.name, call, input, subject: context.subject };
  const isKeyed = contract.repeat === 'key' && idempotencyKey;
  const repeat = isKeyed ? repeatKeyOf(idempotencyKey, repeating) : undefined;
  const own: CallContext = { ...context, repeat, isBackground: contract.isBackground };
  const answer = await withRepeat(room.database.bind(context.trace), own, (each) =>
    handler(room.toolsFor(each), input),
  );
  if (room.checksAnswers && !isRefusal(answer)) checkAnswer(contract, call, answer);
  return answer;
}

const catchUpMs = 200;

/**
 * A reader does not miss what it caused: it waits, for half its time at most, until the room has heard of it. What has
 * not come by then is answered without; the views of a room are behind for longer only while something is away.
 */
async function catchUp(room: Room, { seen, deadlineMs }: CallContext): Promise<void> {
  if (!seen) return;
  const limitMs = Math.min(catchUpMs, (deadlineMs - performance.now()) / 2);
  await waitForPosition(room, seen.positions, limitMs);
}

type CallHandler = (tools: unknown, input: unknown) => Promise<unknown>;

/** The contract of a service's call; undefined when there is none of that name. */
export function contractOf(service: ServiceName, name: string): CallContract | undefined {
  const calls: Record<string, CallContract> = services[service].calls;
  return Object.hasOwn(calls, name) ? calls[name] : undefined;
}

function checkInput({ input: schema }: CallContract, input: unknown): Refusal<'invalid-input'> | undefined {
  const refusal = validate(schema, input);
  if (refusal) return refusal;
  const fault = findBadText(input);
  return fault && refuse('invalid-input', fault.detail, { path: fault.path });
}

function checkAnswer(contract: CallContract, name: string, answer: unknown): void {
  const fault = validate(contract.output, answer);
  if (fault)
    throw new ServiceFailure(
      'internal',
      `the answer of ${name} breaks its contract at ${fault.path}: ${fault.detail}`,
    );
}
