import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { CartTools } from './cart-tools.ts';
import { changeLine } from './change-line.ts';

/** Adds a quantity of a variant to what the cart holds of it. */
export function addLine(
  tools: CartTools,
  { quantity, ...line }: InputTo<'order', 'addLine'>,
): Promise<ResultOf<'order', 'addLine'>> {
  return changeLine(tools, line, (before) => before + quantity);
}
