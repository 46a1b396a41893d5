import type { StatementAnswer } from '../payment-provider.ts';
import { UnreadableAnswer } from './read-stripe-error.ts';
import { readStripeLines } from './read-stripe-statement.ts';
import { stripeShapes, type StripeBalanceTransaction } from './stripe-shapes.ts';
import type { StripeTools } from './stripe-tools.ts';

/** A page of what moved Stripe’s balance on a day (UTC), each with the payment that it is of. */
export async function loadStatement(
  stripe: StripeTools,
  day: string,
  cursor: string | null,
): Promise<StatementAnswer> {
  const firstMs = Date.parse(`${day}T00:00:00Z`);
  const created = { gte: firstMs / 1000, lt: firstMs / 1000 + 86_400 };
  const after = cursor === null ? {} : { starting_after: cursor };
  const page: unknown = await stripe.client.balanceTransactions.list(
    { created, limit: 100, expand: ['data.source'], ...after },
    stripe.sending(),
  );
  if (!stripeShapes.balance.Check(page)) throw new UnreadableAnswer();
  const charges = new Map<string, Promise<string | null>>();
  const lines = await Promise.all(
    page.data.map(async (transaction) =>
      readStripeLines(transaction, await referenceOf(stripe, transaction, charges)),
    ),
  );
  const last = page.data.at(-1);
  return {
    kind: 'page',
    lines: lines.flat(),
    next: page.has_more && last ? last.id : null,
    isFinal: Date.now() >= firstMs + 86_400_000,
  };
}

/** The attempt that a movement is of: Stripe copies what a payment was given to its charge, and no further. */
async function referenceOf(
  stripe: StripeTools,
  { source }: StripeBalanceTransaction,
  charges: Map<string, Promise<string | null>>,
): Promise<string | null> {
  if (typeof source !== 'object' || source === null) return null;
  const { object, metadata, charge } = source;
  if (object === 'charge') return metadata?.['reference'] ?? null;
  if (object === 'refund' && metadata?.['payment']) return metadata['payment'];
  const chargeId = typeof charge === 'object' ? charge?.id : charge;
  if (!chargeId) return null;
  const asked = charges.get(chargeId) ?? loadReference(stripe, chargeId);
  charges.set(chargeId, asked);
  return asked;
}

async function loadReference({ client, sending }: StripeTools, chargeId: string): Promise<string | null> {
  const charge: unknown = await client.charges.retrieve(chargeId, {}, sending());
  if (!stripeShapes.charge.Check(charge)) throw new UnreadableAnswer();
  return charge.metadata?.['reference'] ?? null;
}
