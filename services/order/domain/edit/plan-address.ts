import type { AddressValue } from '#contracts/order/cart.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { checkAddress } from '../check-address.ts';
import { findZone } from '../find-zone.ts';
import { jurisdictionOf } from '../jurisdiction-of.ts';
import { isSameAddress } from '../is-same-address.ts';
import { tidyAddress } from '../tidy-address.ts';
import type { EditRules, EditableOrder } from './edit.ts';

/**
 * The address that an order gets instead of its own; null when it is the same. The tax of an invoice that is issued and
 * the price of its delivery stay: an address under another tax, by the rules of the day the order was placed, or in
 * another zone of delivery needs another order.
 */
export function planAddress(
  { shippingAddress: before }: Pick<EditableOrder, 'shippingAddress'>,
  wished: AddressValue,
  { tax, zones }: EditRules,
): AddressValue | null | Refusal<'value-invalid' | 'shipping-unavailable'> {
  const address = tidyAddress(wished);
  const { missing, malformed } = checkAddress(address);
  const [field] = [...missing, ...malformed];
  if (field !== undefined) {
    return refuse('value-invalid', `The address needs a right ${field} for ${address.country}.`, {
      path: `/shippingAddress/${field}`,
    });
  }
  if (!before) {
    return refuse('value-invalid', 'The order was written down without an address.', {
      path: '/shippingAddress',
    });
  }
  if (isSameAddress(before, address)) return null;
  if (jurisdictionOf(tax.taxZones, before) !== jurisdictionOf(tax.taxZones, address)) {
    return refuse('value-invalid', 'Other tax is due there; cancel the order and place another.', {
      path: '/shippingAddress/country',
    });
  }
  const zone = findZone(zones, address);
  if (zone === undefined || zone !== findZone(zones, before)) {
    return refuse('shipping-unavailable', 'The delivery that was paid for does not go there.', {
      path: '/shippingAddress',
    });
  }
  return address;
}
