import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listLocations as list } from '../../store/stock/locations.ts';

/** All locations, the one that is asked first in front. */
export async function listLocations(
  tools: Tools<'catalog'>,
  _input: InputTo<'catalog', 'listLocations'>,
): Promise<ResultOf<'catalog', 'listLocations'>> {
  return { locations: await tools.db.rows(list()) };
}
