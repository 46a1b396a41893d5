import { createHash } from 'node:crypto';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import { readOrderNumber } from '../../domain/order-number.ts';
import { viewOrder } from '../../domain/view-order.ts';
import { countFindTries } from '../../store/find-tries.ts';
import { findOrderByNumber } from '../../store/orders.ts';

const triesMost = 10;

/**
 * One order by its number and e-mail. Each number and each e-mail may be tried ten times in ten minutes; a wrong number
 * and a wrong e-mail get the same answer after the same work.
 */
export async function findOrder(
  tools: Tools<'order'>,
  input: InputTo<'order', 'findOrder'>,
): Promise<ResultOf<'order', 'findOrder'>> {
  const email = normaliseEmail(input.email);
  const orderNumber = readOrderNumber(input.orderNumber) ?? input.orderNumber.toUpperCase();
  const [[counted], [order]] = await tools.db.flight([
    countFindTries([hashOf(`email ${email}`), hashOf(`number ${orderNumber}`)]),
    findOrderByNumber(orderNumber, email),
  ]);
  if (counted && counted.tries > triesMost) {
    return refuse('rate-limited', 'Too many tries; wait a few minutes.', {
      retryAfterSeconds: counted.secondsLeft,
    });
  }
  if (!order) return refuse('order-not-found', 'There is no order with this number and e-mail.');
  return viewOrder(order, 'buyer');
}

function hashOf(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}
