import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Draft } from './draft.ts';

/**
 * Why a list of drafts cannot be taken at all: a reference comes twice, or somebody who may not import orders leaves the
 * buyer out or writes another time than now.
 */
export function checkDrafts(
  drafts: readonly Draft[],
  { mayImport }: { mayImport: boolean },
): Refusal<'not-allowed' | 'invalid-input'> | undefined {
  const seen = new Set<string>();
  for (const [index, { reference, buyer, placedAt, payment }] of drafts.entries()) {
    const path = `/orders/${index}`;
    if (seen.has(reference)) {
      return refuse('invalid-input', 'This reference comes twice.', { path: `${path}/reference` });
    }
    seen.add(reference);
    if (mayImport) continue;
    if (placedAt !== undefined || payment.receivedAt !== undefined) {
      return refuse('not-allowed', 'Only those who import orders may say when it was.', {
        path: placedAt === undefined ? `${path}/payment/receivedAt` : `${path}/placedAt`,
      });
    }
    if (buyer.customerId === undefined && buyer.email === undefined) {
      return refuse('invalid-input', 'Name the buyer by customerId or e-mail.', { path: `${path}/buyer` });
    }
  }
  return undefined;
}
