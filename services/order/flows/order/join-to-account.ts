import { isRefusal } from '#contracts/refusals.ts';
import type { InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import { joinGuestOrders } from '../../store/guest-orders.ts';

const atOnce = 100;

/**
 * Joins orders of guests to the account whose holder has proved their address, in steps. Nothing while nobody has, or when
 * it was done; whose address it is, user says now, whatever brought the question.
 */
export async function joinToAccount(
  tools: Tools<'order'>,
  who: InputTo<'user', 'provedCustomer'>,
): Promise<void> {
  const proved = await tools.call.user.provedCustomer(who);
  if (isRefusal(proved)) return;
  for (;;) {
    tools.killPoint('order.join-to-account.before-step');
    const step = joinGuestOrders(proved.customerId, normaliseEmail(proved.email), atOnce);
    const joined = await tools.db.row(step);
    if ((joined?.count ?? 0) < atOnce) return;
  }
}
