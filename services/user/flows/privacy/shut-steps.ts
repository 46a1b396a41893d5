import type { Step } from '#runtime/db/statement.ts';
import { announce } from '#runtime/events/announce.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { shutAccount } from '../../store/privacy/erase.ts';
import { endSessionsOf } from '../../store/sessions.ts';

/** The steps that sign a customer out for good before they are erased. */
export function shutSteps(tools: UserTools, customerId: string, eventVersion: number): Step[] {
  return [
    shutAccount(customerId),
    endSessionsOf(customerId),
    announce(tools, 'session.ended', {
      key: customerId,
      version: eventVersion,
      payload: { accountId: customerId, keyId: null, sessionId: null },
    }),
  ];
}
