import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { daysOfSteps } from '../../domain/sales/days-of-steps.ts';
import { countCarts } from '../../store/conversion/steps.ts';

/** Counts carts on the days of their first goods, by the clocks of their markets. */
export async function recordCarts(
  tools: Tools<'insight'>,
  events: readonly DeliveredEvent<'cart.started'>[],
): Promise<void> {
  await tools.db.rows(countCarts(...daysOfSteps(events)));
}
