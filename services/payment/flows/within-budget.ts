import type { PaymentProvider } from '../providers/payment-provider.ts';
import type { PaymentTools } from './provider-of.ts';

/** So many requests of one pass may be unheard by a provider; then it is left alone until the next pass. */
export const unheardMost = 20;

/** What one pass of a job works with, and the providers that it asks no more. */
export type Budget = { tools: PaymentTools; leftAlone: () => string[] };

type Purse = { left: number };

/**
 * Gives a pass its budget of each provider: a request takes one of it, and an answer, also a refusal, gives it back. So one that
 * is away gets at most `unheardMost` requests a pass, however much is due, and one that answers as many as there are. Whoever asks
 * beyond it is told `unknown`, without a request.
 */
export function withinBudget(tools: PaymentTools): Budget {
  const purses = new Map<string, Purse>();
  const providers = Object.fromEntries(
    Object.entries(tools.resources.providers).map(([name, provider]) => {
      const purse = { left: unheardMost };
      purses.set(name, purse);
      return [name, countedProvider(provider, purse)];
    }),
  );
  return {
    tools: { ...tools, resources: { ...tools.resources, providers } },
    leftAlone: () => [...purses].flatMap(([name, { left }]) => (left > 0 ? [] : [name])),
  };
}

function countedProvider(provider: PaymentProvider, purse: Purse): PaymentProvider {
  const { pay, query, capture, void: letGo, refund, answerDispute, acceptDispute, within } = provider;
  return {
    ...provider,
    pay: counted(pay, purse),
    query: counted(query, purse),
    capture: counted(capture, purse),
    void: counted(letGo, purse),
    refund: counted(refund, purse),
    answerDispute: counted(answerDispute, purse),
    acceptDispute: counted(acceptDispute, purse),
    ...(within ? { within: (deadlineMs: number) => countedProvider(within(deadlineMs), purse) } : {}),
  };
}

type Unheard = { kind: 'unknown'; reason: string };

function counted<Given extends unknown[], Answer extends { kind: string }>(
  ask: (...given: Given) => Promise<Answer | Unheard>,
  purse: Purse,
): (...given: Given) => Promise<Answer | Unheard> {
  return async (...given) => {
    if (purse.left === 0) return { kind: 'unknown', reason: 'left alone until the next pass' };
    purse.left -= 1;
    const answer = await ask(...given);
    if (answer.kind !== 'unknown') purse.left += 1;
    return answer;
  };
}
