import type { EventName } from '#contracts/events.ts';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { changesAfter } from '#runtime/events/changes-after.ts';
import type { Tools } from '#runtime/tools.ts';
import { auditSomePayments } from '../../store/audit.ts';
import { findLateOrders, findOrdersOfIds } from '../../store/book/payment-books.ts';

const told: readonly EventName[] = ['payment.settled'];
const lateMost = 1000;
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Runs the rules of attempts and books on the payments that changed, that are late, or that are named. */
export async function auditChanges(
  tools: Tools<'payment'>,
  { after, ids }: InputTo<'payment', 'auditChanges'>,
): Promise<AnswerOf<'payment', 'auditChanges'>> {
  const { keys, position: mark, hasMore } = await changesAfter(tools.db, told, after);
  const [named, late] = await tools.db.together([
    findOrdersOfIds(ids.filter((id) => uuid.test(id))),
    findLateOrders(lateMost),
  ]);
  const orderIds = [...new Set([...keys, ...[...named, ...late].map(({ orderId }) => orderId)])];
  const findings = orderIds.length === 0 ? [] : await auditSomePayments(tools.inBackground(), orderIds);
  return { findings: findings.map((each) => ({ ...each, ids: [...each.ids] })), mark, hasMore, orderIds };
}
