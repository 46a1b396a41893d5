import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Appraisal } from './appraise-cart.ts';
import { checkInvoiceTo } from './check-invoice-to.ts';
import { checkAddress } from './check-address.ts';
import type { CartDetails } from './set-details.ts';
import { tidyAddress } from './tidy-address.ts';

/** Why the given details cannot be taken: a blank or malformed field, or no way of sending there. */
export function checkDetails(
  { shippingAddress, shippingMethod, invoiceTo }: CartDetails,
  { methods }: Pick<Appraisal, 'methods'>,
): Refusal<'value-invalid' | 'shipping-unavailable'> | undefined {
  const fault = invoiceTo && checkInvoiceTo(invoiceTo);
  if (fault) return fault;
  if (shippingAddress) {
    const address = tidyAddress(shippingAddress);
    const blank = (['name', 'line1', 'city'] as const).find((field) => address[field] === '');
    if (blank) return refuse('value-invalid', 'This field is empty.', { path: `/shippingAddress/${blank}` });
    const [malformed] = checkAddress(address).malformed;
    if (malformed) {
      return refuse('value-invalid', `This does not have the form used in ${address.country}.`, {
        path: `/shippingAddress/${malformed}`,
      });
    }
    if (methods.length === 0) {
      return refuse('shipping-unavailable', 'The shop does not send there in this market.', {
        path: '/shippingAddress/country',
      });
    }
  }
  if (shippingMethod !== undefined && !methods.some(({ method }) => method.code === shippingMethod)) {
    return refuse('shipping-unavailable', 'This way of delivery is not offered there.', {
      path: '/shippingMethod',
    });
  }
  return undefined;
}
