import type { Step } from '#runtime/db/statement.ts';
import type { CartLine } from '../../domain/cart.ts';
import { putCartLines } from '../../store/cart-lines.ts';

/** The step that writes lines into a cart; new ones stand at `position` and after it. */
export function putLines(cartId: string, lines: readonly CartLine[], position: number): Step {
  return putCartLines(
    cartId,
    lines.map(({ variantId }) => variantId),
    lines.map(({ quantity }) => quantity),
    lines.map((_, index) => position + index),
    lines.map(({ words }) => JSON.stringify(words)),
  );
}
