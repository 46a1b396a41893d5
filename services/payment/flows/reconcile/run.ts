import type { Group } from '../../domain/reconciliation/judge-group.ts';
import type { PaymentProvider } from '../../providers/payment-provider.ts';
import type { PaymentTools } from '../provider-of.ts';

/** One provider’s turn in a reconciliation. */
export type Run = {
  tools: PaymentTools;
  provider: PaymentProvider;
  /** When the turn must end, by `performance.now()`. */
  endMs: number;
  /** The money of attempts, here and there, after the provider was asked where it tells of more. */
  findCurrent: (
    tools: PaymentTools,
    provider: PaymentProvider,
    attemptIds: readonly string[],
  ) => Promise<Group[]>;
};

/** Works on batches until one is not full, or the time is up. */
export async function inTurns(
  run: Run,
  size: number,
  work: (size: number) => Promise<number>,
): Promise<void> {
  while (performance.now() < run.endMs && (await work(size)) === size);
}
