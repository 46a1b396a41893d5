import type { Subject } from '#contracts/access.ts';
import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import type { GatewayResources } from '../server/gateway-resources.ts';

/** Forgets sessions and keys that ended, or whose rights changed, in this instance. */
export function forgetEnded(
  tools: Tools<'gateway', GatewayResources>,
  event: DeliveredEvent<'session.ended'>,
): Promise<void> {
  const { accountId, keyId, sessionId } = event.payload;
  tools.resources.identities.forget((subject: Subject) => {
    if (subject.kind === 'key') return subject.keyId === keyId;
    if (subject.kind !== 'customer' && subject.kind !== 'staff') return false;
    if (sessionId !== null) return subject.sessionId === sessionId;
    return (subject.kind === 'customer' ? subject.customerId : subject.staffId) === accountId;
  });
  return Promise.resolve();
}
