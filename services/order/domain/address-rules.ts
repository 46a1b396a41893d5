import type { AddressValue } from '#contracts/order/cart.ts';

export type AddressField = Exclude<keyof AddressValue, 'country'>;

export type AddressRule = {
  required: readonly AddressField[];
  postalCode: RegExp | null;
  phone: RegExp | null;
};

/** What every address needs besides its country. */
const always = ['name', 'line1', 'city'] as const;

/**
 * Which fields a country's addresses need, and their forms. Fields as in Google's libaddressinput (country metadata,
 * key `require`), but for China, where parcels go by mobile phone and need no postcode. Forms: GB postcodes by the
 * outward and inward parts of Royal Mail with BFPO and GIR 0AA; Chinese mobile numbers by the national plan (1 and ten digits).
 */
export const addressRules: Readonly<Record<string, AddressRule>> = {
  GB: {
    required: [...always, 'postalCode'],
    postalCode: /^(GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}|BFPO ?[0-9]{1,4})$/i,
    phone: null,
  },
  CN: {
    required: [...always, 'region', 'phone'],
    postalCode: /^[0-9]{6}$/,
    phone: /^\+861[3-9][0-9]{9}$/,
  },
  US: {
    required: [...always, 'region', 'postalCode'],
    postalCode: /^[0-9]{5}([ -][0-9]{4})?$/,
    phone: null,
  },
  DE: { required: [...always, 'postalCode'], postalCode: /^[0-9]{5}$/, phone: null },
  FR: { required: [...always, 'postalCode'], postalCode: /^[0-9]{2} ?[0-9]{3}$/, phone: null },
  JP: {
    required: [...always, 'region', 'postalCode'],
    postalCode: /^[0-9]{3}-?[0-9]{4}$/,
    phone: null,
  },
};

/** What an address of a country needs that is not in the table. */
export const otherCountries: AddressRule = { required: always, postalCode: null, phone: null };
