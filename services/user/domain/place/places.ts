import type { AddressFormValue } from '#contracts/user/address.ts';

/** What lies in a division of China; `code` null: a street, with nothing below it. */
export type Division = { code: string | null; name: string };

/** What is known of addresses: the raw forms of countries, and divisions of China by the code above them ('' for provinces). */
export type Places = {
  forms: Readonly<Record<string, CountryForm>>;
  divisions: ReadonlyMap<string, readonly Division[]>;
};

/**
 * A country in the words of libaddressinput. `format`: %N name, %O company, %A street, %D district, %C city, %S region, %Z
 * postal code, %X sorting code, %n line end. `required`: letters of the same. `regions`: the code first, then other names.
 */
export type CountryForm = {
  format?: string;
  required?: string;
  postalCode?: string;
  examples?: readonly string[];
  regionName?: string;
  cityName?: string;
  districtName?: string;
  postalCodeName?: string;
  regions?: readonly (readonly string[])[];
};

export type AddressForm = AddressFormValue;
