import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { daysOfSteps } from '../../domain/sales/days-of-steps.ts';
import { countCheckouts } from '../../store/conversion/steps.ts';

/** Counts carts on the days when their buyers began to check out, by the clocks of their markets. */
export async function recordCheckouts(
  tools: Tools<'insight'>,
  events: readonly DeliveredEvent<'checkout.started'>[],
): Promise<void> {
  await tools.db.rows(countCheckouts(...daysOfSteps(events)));
}
