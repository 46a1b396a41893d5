import type { AddressValue } from '#contracts/order/cart.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { AddressFieldName } from '#contracts/user/address.ts';
import { findAddressForm } from './find-address-form.ts';
import type { AddressForm, CountryForm } from './places.ts';

/**
 * An address as it is kept: without blanks around its fields, its region by the code of the form. Refuses what its country
 * lacks or cannot have, naming the field.
 */
export function checkAddress(
  given: AddressValue,
  forms: Readonly<Record<string, CountryForm>>,
): AddressValue | Refusal<'value-invalid'> {
  const address = tidy(given);
  const form = findAddressForm(address.country, forms);
  const missing = form.fields.find(({ field, isRequired }) => isRequired && !address[field]);
  if (missing) return fault(missing.field, 'Addresses of this country need this field.');
  for (const field of ['postalCode', 'phone'] as const) {
    const pattern = form.patterns[field];
    const value = address[field];
    if (pattern && value && !new RegExp(pattern, 'iu').test(value)) {
      return fault(field, 'This is not of the form that this country uses.', form.examples);
    }
  }
  const region = canonicalRegion(address, form, forms);
  if (region === undefined) return fault('region', 'The country has no region of this name.');
  return region === '' ? address : { ...address, region };
}

function tidy(address: AddressValue): AddressValue {
  const filled = Object.entries(address).flatMap(([field, value]) => {
    const text = value.trim();
    return text === '' ? [] : [[field, text] as const];
  });
  const { country } = address;
  return { name: '', city: '', line1: '', ...Object.fromEntries(filled), country };
}

/** The code of the region, '' for none, undefined for one that the country lacks. */
function canonicalRegion(
  { region = '', country }: AddressValue,
  form: AddressForm,
  forms: Readonly<Record<string, CountryForm>>,
): string | undefined {
  if (region === '' || form.regions.length === 0) return region;
  const plain = (text: string) => text.normalize('NFKC').toLowerCase();
  const found = forms[country]?.regions?.find((names) => names.some((name) => plain(name) === plain(region)));
  return found?.[0];
}

function fault(
  field: AddressFieldName,
  detail: string,
  examples: readonly string[] = [],
): Refusal<'value-invalid'> {
  const data = field === 'postalCode' && examples.length > 0 ? { data: { examples } } : {};
  return refuse('value-invalid', detail, { path: `/address/${field}`, ...data });
}
