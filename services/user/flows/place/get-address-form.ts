import type { InputTo, ResultOf } from '#contracts/services.ts';
import { findAddressForm } from '../../domain/place/find-address-form.ts';
import type { UserTools } from '../../providers/user-tools.ts';

/** The form of a country's addresses; asks no database. */
export async function getAddressForm(
  tools: UserTools,
  { country }: InputTo<'user', 'getAddressForm'>,
): Promise<ResultOf<'user', 'getAddressForm'>> {
  return findAddressForm(country, tools.resources.places.forms);
}
