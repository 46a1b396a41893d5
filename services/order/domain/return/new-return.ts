import type { ReturnValue } from '#contracts/order/return.ts';
import type { ReturnWish } from './check-return.ts';
import type { ReturnableLine } from './returnable-line.ts';

const dayMs = 86_400_000;
/** Staff who have not answered by then have approved. */
const answerDays = 14;

/** A return as it is when it was just asked for, at the instant its order was read. */
export function newReturn(
  {
    returns,
    readAt,
    lines: known,
  }: { returns: number; readAt: string; lines: readonly Pick<ReturnableLine, 'lineId' | 'title'>[] },
  { orderId, wanted = 'refund', lines }: ReturnWish,
  returnId: string,
): ReturnValue {
  const titles = new Map(known.map(({ lineId, title }) => [lineId, title]));
  return {
    returnId,
    orderId,
    number: returns + 1,
    state: 'requested',
    version: 1,
    wanted,
    outcome: null,
    answer: null,
    dueAt: new Date(Date.parse(readAt) + answerDays * dayMs).toISOString(),
    requestedAt: readAt,
    refundId: null,
    exchangeOrderId: null,
    lines: lines.map(({ lineId, quantity, reason, note = null }) => ({
      lineId,
      title: titles.get(lineId) ?? '',
      quantity,
      reason,
      note,
      received: null,
      condition: null,
      goods: null,
    })),
  };
}
