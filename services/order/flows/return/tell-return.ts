import type { ReturnValue } from '#contracts/order/return.ts';
import type { Step } from '#runtime/db/statement.ts';
import { announce } from '#runtime/events/announce.ts';
import type { Tools } from '#runtime/tools.ts';

/** The step that announces where a return has come to. */
export function tellReturn(
  tools: Tools<'order'>,
  { returnId, orderId, state, version }: Pick<ReturnValue, 'returnId' | 'orderId' | 'state' | 'version'>,
): Step {
  return announce(tools, 'return.moved', { key: returnId, version, payload: { returnId, orderId, state } });
}
