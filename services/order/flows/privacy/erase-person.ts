import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { provedEmailOf } from '../../domain/proved-email-of.ts';
import {
  eraseAnswers,
  eraseCarts,
  eraseOrders,
  findOrdersUnderWay,
  lockCoupons,
} from '../../store/privacy/erase.ts';

const atOnce = 100;

/**
 * Forgets whose a person's orders are: address, e-mail and what was written by hand go; number, goods and sums stay, as the law
 * wants. Waits while an order is unpaid, may still be on its way to the address, or is being sent back.
 */
export async function erasePerson(
  tools: Tools<'order'>,
  { person }: InputTo<'order', 'erasePerson'>,
): Promise<ResultOf<'order', 'erasePerson'>> {
  const { customerId } = person;
  const email = provedEmailOf(person);
  const days = tools.setting('order.erasureWaitDays');
  const found = await tools.db.row(findOrdersUnderWay(customerId, email, days));
  if (found?.isUnderWay) return { state: 'wait' };
  tools.killPoint('order.erase-person.before-flight');
  const [, [orders], [carts]] = await tools.db.flight([
    lockCoupons(customerId, email, atOnce),
    eraseOrders(customerId, email, atOnce),
    eraseCarts(customerId, email, atOnce),
    eraseAnswers(customerId),
  ]);
  tools.killPoint('order.erase-person.after-flight');
  const isMore = (orders?.count ?? 0) >= atOnce || (carts?.count ?? 0) >= atOnce;
  return { state: isMore ? 'more' : 'done' };
}
