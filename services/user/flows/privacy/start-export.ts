import { personRooms } from '#contracts/privacy.ts';
import { refuse } from '#contracts/refusals.ts';
import type { ResultOf } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { customerOf } from '../../domain/customer-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findCurrent, openCase } from '../../store/privacy/cases.ts';

/** Opens an export for the customer who asks; the one of this day when there is one. */
export async function startExport(tools: UserTools): Promise<ResultOf<'user', 'startExport'>> {
  const customerId = customerOf(tools.context.subject);
  const known = await tools.db.row(findCurrent(customerId, 'export'));
  if (known) return known;
  const flown = await tools.db.tryFlight([
    openCase(uuidv7(), customerId, 'export', personRooms[0], 'customer'),
  ]);
  if (flown.isRefused && flown.refusedBy !== 'case-new') {
    throw new Error(`an export was refused by ${flown.refusedBy}`);
  }
  const made = await tools.db.row(findCurrent(customerId, 'export'));
  return made ?? refuse('not-found', 'This account has been erased.');
}
