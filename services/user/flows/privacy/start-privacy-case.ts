import { personRooms } from '#contracts/privacy.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { actorOf } from '../../domain/actor-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findConfirmation } from '../../store/privacy/erase.ts';
import { findCurrent, openCase } from '../../store/privacy/cases.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';
import { shutSteps } from './shut-steps.ts';

/** Opens an export or erasure for a customer, by staff; one that is open stays the one. */
export async function startPrivacyCase(
  tools: UserTools,
  { customerId, kind }: InputTo<'user', 'startPrivacyCase'>,
): Promise<ResultOf<'user', 'startPrivacyCase'>> {
  const found = await tools.db.row(findConfirmation(customerId));
  if (!found) return refuse('not-found', 'There is no such customer.');
  const known = await tools.db.row(findCurrent(customerId, kind));
  if (known) return known;
  const actor = actorOf(tools.context.subject);
  if (actor.kind === 'system') throw new Error('the system starts no case by itself');
  const flown = await tools.db.tryFlight([
    openCase(uuidv7(), customerId, kind, personRooms[0], actor.kind),
    ...(kind === 'erase' ? shutSteps(tools, customerId, found.eventVersion) : []),
    recordStaffAction(actor, { action: `person.${kind}`, targetId: customerId, detail: {} }),
  ]);
  if (flown.isRefused && flown.refusedBy !== 'case-new') {
    throw new Error(`a case was refused by ${flown.refusedBy}`);
  }
  const made = await tools.db.row(findCurrent(customerId, kind));
  return made ?? refuse('not-found', 'This customer has been erased.');
}
