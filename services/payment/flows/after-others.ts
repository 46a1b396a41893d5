import type { Attempt } from '../domain/attempt.ts';
import type { PaymentResources } from '../providers/payment-provider.ts';
import type { PaymentTools } from './provider-of.ts';

type UnderWay = Map<string, Promise<Attempt>>;
const underWay = new WeakMap<PaymentResources, UnderWay>();

/**
 * Has work on an attempt begin with what the work on it leaves that this process has under way: the answer of a provider and its
 * event mostly come together, and the later one would be refused by the database after all was sent.
 */
export function afterOthers(
  { resources }: PaymentTools,
  known: Attempt,
  work: (attempt: Attempt) => Promise<Attempt>,
): Promise<Attempt> {
  const all: UnderWay = underWay.get(resources) ?? new Map<string, Promise<Attempt>>();
  underWay.set(resources, all);
  const { attemptId } = known;
  // What fails tells whoever asked for it; the others go on with what they knew.
  const ahead = all.get(attemptId)?.catch(() => known);
  const begun = ahead ? ahead.then((left) => work(left.version > known.version ? left : known)) : work(known);
  all.set(attemptId, begun);
  const forget = () => {
    if (all.get(attemptId) === begun) all.delete(attemptId);
  };
  begun.then(forget, forget);
  return begun;
}
