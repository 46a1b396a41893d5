import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findProfiles } from '../../store/customers/profiles.ts';
import { segmentsOf } from '../../store/customers/segments.ts';

/** How lately, how often and for how much a customer bought, and the segments they are in. */
export async function getCustomerFigures(
  tools: Tools<'insight'>,
  { customerId }: InputTo<'insight', 'getCustomerFigures'>,
): Promise<ResultOf<'insight', 'getCustomerFigures'>> {
  const [profiles, segments] = await tools.db.together([findProfiles(customerId), segmentsOf(customerId)]);
  return { profiles, segments };
}
