import { isRefusal } from '#contracts/refusals.ts';
import type { InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';

/** What stands for the card that is paid with; null for other ways to pay, and where nobody can tell now. */
export async function identifyCard(
  tools: Tools<'order'>,
  method: InputTo<'order', 'checkout'>['paymentMethod'],
): Promise<string | null> {
  if (method.type !== 'card') return null;
  try {
    const answer = await tools.call.payment.identifyCard({ method });
    return isRefusal(answer) ? null : answer.cardKey;
  } catch (error) {
    // A shop that cannot ask goes on selling: what is counted besides still holds.
    tools.log.warn('a card could not be identified', { error });
    return null;
  }
}
