import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { changeLine } from './change-line.ts';

/** Sets the quantity of a variant; a repeat changes nothing. */
export function setLineQuantity(
  tools: Tools<'order'>,
  { quantity, ...line }: InputTo<'order', 'setLineQuantity'>,
): Promise<ResultOf<'order', 'setLineQuantity'>> {
  return changeLine(tools, line, () => quantity);
}
