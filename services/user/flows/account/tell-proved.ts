import type { Step } from '#runtime/db/statement.ts';
import { announce } from '#runtime/events/announce.ts';
import type { UserTools } from '../../providers/user-tools.ts';

/** The step that announces that a customer has proved their e-mail. Who hears it asks for the address: events carry none. */
export function tellProved(tools: UserTools, customerId: string, version: number): Step {
  return announce(tools, 'email.proved', { key: customerId, version, payload: { customerId } });
}
