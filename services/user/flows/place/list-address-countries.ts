import type { ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';

/** The countries whose forms are known. */
export async function listAddressCountries(
  tools: UserTools,
): Promise<ResultOf<'user', 'listAddressCountries'>> {
  return { countries: Object.keys(tools.resources.places.forms).filter((country) => country !== 'ZZ') };
}
