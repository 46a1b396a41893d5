import type { CallContract } from '#contracts/call.ts';
import { contractOf } from '../door/answer-call.ts';
import { ServiceFailure } from '../door/failure.ts';
import type { CallerKeys } from '../identity/caller-proof.ts';
import type { Directory } from '../registry/instance.ts';
import type { Tracer } from '../telemetry/tracer.ts';
import { childOf } from '../telemetry/trace-context.ts';
import type { CallContext } from '../tools.ts';
import { createPeers } from './peers.ts';
import { createRetryBudget, type RetryBudget } from './retry-budget.ts';
import { sendOnce, type RemoteCall } from './send-once.ts';

export type RemoteReach = {
  call: (call: RemoteCall, context: CallContext) => Promise<unknown>;
  /** A call of the machinery itself (`$events`, `$log`), which has no contract and may be repeated. */
  machinery: (call: RemoteCall, context: CallContext) => Promise<unknown>;
  close: () => Promise<void>;
};

const maxTries = 3;

/**
 * Calls services in other processes: to the ready instance with the least in flight, keep-alive, with the caller's
 * time left; tries another instance when the first had certainly no effect or a repeat is harmless, within a budget.
 */
export function createRemoteReach(options: {
  directory: Directory;
  callers: CallerKeys;
  tracer: Tracer;
}): RemoteReach {
  const peers = createPeers(options.directory);
  const budgets = new Map<string, RetryBudget>();

  async function call(wanted: RemoteCall, context: CallContext): Promise<unknown> {
    const contract = contractOf(wanted.to, wanted.name);
    if (!contract) throw new ServiceFailure('internal', `${wanted.to} has no call ${wanted.name}`);
    const deadlineMs = Math.min(context.deadlineMs, performance.now() + contract.timeoutMs);
    return ask(wanted, isRepeatable(contract, wanted), { ...context, deadlineMs });
  }

  async function ask(wanted: RemoteCall, mayRepeat: boolean, context: CallContext): Promise<unknown> {
    const { deadlineMs } = context;
    if (deadlineMs <= performance.now()) {
      throw new ServiceFailure('deadline-exceeded', 'no time was left on arrival', { wasNotStarted: true });
    }
    const budgetName = `${wanted.from}>${wanted.to}`;
    const budget = budgets.get(budgetName) ?? createRetryBudget();
    budgets.set(budgetName, budget);
    budget.noteCall();
    options.tracer.countCall(wanted.from, wanted.to);
    const tried = new Set<string>();
    for (let attempt = 1; ; attempt += 1) {
      const span = options.tracer.start({
        kind: 'remote-call',
        service: wanted.from,
        name: `${wanted.to}.${wanted.name}`,
        context: childOf(context.trace),
        parentSpanId: context.trace.spanId,
      });
      try {
        const peer = peers.pick(wanted.to, tried);
        tried.add(peer.address);
        const answer = await sendOnce(options.callers, peer, wanted, { ...context, trace: span.context });
        span.end();
        return answer;
      } catch (error) {
        span.end({}, error);
        if (attempt === maxTries || !isWorthRetry(error, mayRepeat) || !budget.mayRetry()) throw error;
        await pause(20 * attempt * (0.5 + Math.random()));
        if (performance.now() >= deadlineMs) throw error;
      }
    }
  }

  return {
    call,
    machinery: (wanted, context) => ask(wanted, true, context),
    close: peers.close,
  };
}

/** A repeat is harmless for reads, natural keys and requests with an Idempotency-Key. */
function isRepeatable(contract: CallContract, call: RemoteCall): boolean {
  return contract.repeat !== 'key' || call.idempotencyKey !== undefined;
}

/** Whatever certainly had no effect may be tried again, and what is harmless to repeat. */
function isWorthRetry(error: unknown, mayRepeat: boolean): boolean {
  if (!(error instanceof ServiceFailure) || error.code !== 'unavailable') return false;
  return error.wasNotStarted || mayRepeat;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
