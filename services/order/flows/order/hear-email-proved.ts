import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { joinToAccount } from './join-to-account.ts';

/** A customer has proved their e-mail: what they ordered with it as a guest joins their account. */
export async function hearEmailProved(
  tools: Tools<'order'>,
  { payload: { customerId } }: Pick<DeliveredEvent<'email.proved'>, 'payload'>,
): Promise<void> {
  await joinToAccount(tools, { customerId });
}
