import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { changeLine } from './change-line.ts';

/** Adds a quantity of a variant to what the cart holds of it. */
export function addLine(
  tools: Tools<'order'>,
  { quantity, ...line }: InputTo<'order', 'addLine'>,
): Promise<ResultOf<'order', 'addLine'>> {
  return changeLine(tools, line, (before) => before + quantity);
}
