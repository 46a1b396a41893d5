import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { CartTools } from './cart-tools.ts';
import { changeLine } from './change-line.ts';

/** Sets the quantity of a variant; a repeat changes nothing. */
export function setLineQuantity(
  tools: CartTools,
  { quantity, ...line }: InputTo<'order', 'setLineQuantity'>,
): Promise<ResultOf<'order', 'setLineQuantity'>> {
  return changeLine(tools, line, () => quantity);
}
