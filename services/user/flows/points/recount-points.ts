import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { holdPoints, recountPoints as recount } from '../../store/points/recount-points.ts';

/** Sets the balance of a customer to the sum of their entries. */
export async function recountPoints(
  tools: UserTools,
  { customerId }: InputTo<'user', 'recountPoints'>,
): Promise<ResultOf<'user', 'recountPoints'>> {
  const flown = await tools.db.tryFlight([holdPoints(customerId), recount(customerId)]);
  if (!flown.isRefused) {
    const [, [points]] = flown.rows;
    if (!points) throw new Error(`the points of ${customerId} are gone`);
    return points;
  }
  return flown.refusedBy === 'no-such-account'
    ? refuse('not-found', 'There is no such customer.')
    : refuse(
        'value-invalid',
        `The entries and what is left of the lots differ (${flown.refusedBy}); a person must find out which is right.`,
      );
}
