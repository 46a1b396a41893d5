import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Draft } from '../../domain/draft/draft.ts';

/**
 * Tells the groups of each draft's buyer as their codes with blanks between. User is asked once, and not at all where no draft
 * of a customer has a line at the catalog's price.
 */
export async function findGroups(
  tools: Tools<'order'>,
  drafts: readonly Draft[],
): Promise<(draft: Draft) => string> {
  const customerIds = [...new Set(drafts.flatMap((draft) => customerToAsk(draft) ?? []))];
  if (customerIds.length === 0) return () => '';
  const answer = await tools.call.user.customerGroups({ customerIds });
  if (isRefusal(answer)) throw new Error('user refused to tell the groups of customers');
  const known = new Map(
    answer.customers.map(({ customerId, groups }) => [customerId, groups.toSorted().join(' ')]),
  );
  return (draft) => known.get(customerToAsk(draft) ?? '') ?? '';
}

function customerToAsk({ buyer, lines }: Draft): string | undefined {
  const isPriced = lines.every((line) => 'fee' in line || line.price !== undefined);
  return isPriced ? undefined : buyer.customerId;
}
