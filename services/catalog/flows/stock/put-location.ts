import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { lockLocations, putLocation as put } from '../../store/stock/locations.ts';

/** Writes a location; goods have accounts there as soon as the first come. */
export async function putLocation(
  tools: Tools<'catalog'>,
  { locationId, title, priority }: InputTo<'catalog', 'putLocation'>,
): Promise<ResultOf<'catalog', 'putLocation'>> {
  const flown = await tools.db.tryFlight([lockLocations(), put(locationId, title, priority)]);
  return flown.isRefused ? refuse('limit-reached', 'A shop has 8 locations at most.') : {};
}
