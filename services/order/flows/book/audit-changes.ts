import type { EventName } from '#contracts/events.ts';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { changesAfter } from '#runtime/events/changes-after.ts';
import type { Tools } from '#runtime/tools.ts';
import { auditSomeOrders } from '../../store/audit.ts';
import { findLateOrders, findOrdersOfIds } from '../../store/book/touched-orders.ts';

const told: readonly EventName[] = [
  'order.placed',
  'order.paid',
  'order.cancelled',
  'order.refunded',
  'order.fulfilled',
  'return.moved',
];
const lateMost = 1000;
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Runs the rules of orders on those that changed, that are late, or that are named. */
export async function auditChanges(
  tools: Tools<'order'>,
  { after, ids }: InputTo<'order', 'auditChanges'>,
): Promise<AnswerOf<'order', 'auditChanges'>> {
  const { keys, position: mark, hasMore } = await changesAfter(tools.db, told, after);
  const codes = ids.filter((id) => !uuid.test(id));
  const [named, late] = await tools.db.together([
    findOrdersOfIds([...keys, ...ids.filter((id) => uuid.test(id))], codes),
    findLateOrders(lateMost),
  ]);
  const orderIds = [...new Set([...named, ...late].map(({ orderId }) => orderId))];
  const nothing = orderIds.length === 0 && codes.length === 0;
  const findings = nothing ? [] : await auditSomeOrders(tools.inBackground(), orderIds, codes);
  return { findings: findings.map((each) => ({ ...each, ids: [...each.ids] })), mark, hasMore, orderIds };
}
