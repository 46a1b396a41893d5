import { randomInt } from 'node:crypto';
import { orderNumber, orderNumberCount } from '../../domain/order-number.ts';

/** An order number that nobody can guess. */
export function newOrderNumber(): string {
  for (;;) {
    const number = orderNumber(randomInt(orderNumberCount));
    if (number !== undefined) return number;
  }
}
