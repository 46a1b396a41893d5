import type { AddressFieldName } from '#contracts/user/address.ts';
import type { AddressForm, CountryForm } from './places.ts';

const fieldsOf: Readonly<Record<string, readonly AddressFieldName[]>> = {
  N: ['name'],
  O: ['company'],
  A: ['line1', 'line2'],
  D: ['district'],
  C: ['city'],
  S: ['region'],
  Z: ['postalCode'],
};

/** What every parcel needs, as carts ask for it too. */
const always: readonly AddressFieldName[] = ['name', 'line1', 'city'];

/** ZZ of libaddressinput, for countries that say nothing of their own. */
const anywhere = { format: '%N%n%O%n%A%n%C', required: 'AC' };

/**
 * Where libaddressinput's data is behind the post or the trade: GB knows `P` at the end of a postcode (OX14 4PP), Korea writes
 * five digits since August 2015, and parcels in China go by mobile phone (1 and ten digits) and need neither postcode nor company.
 */
const corrections: Readonly<Record<string, CountryForm & { phone?: string }>> = {
  GB: { postalCode: 'GIR ?0AA|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2}|BFPO ?\\d{1,4}' },
  KR: { postalCode: '\\d{5}', examples: ['03051', '63309'] },
  CN: { format: '%N%n%S%C%D%n%A%n%Z', required: 'ACS', phone: '\\+861[3-9]\\d{9}' },
};

/** The form of a country's addresses, made from libaddressinput's description of it. */
export function findAddressForm(country: string, forms: Readonly<Record<string, CountryForm>>): AddressForm {
  const own = { ...(Object.hasOwn(forms, country) ? forms[country] : {}), ...corrections[country] };
  const format = own.format ?? anywhere.format;
  const required = new Set(
    [...(own.required ?? anywhere.required)].map((letter) => fieldsOf[letter]?.[0]).concat(always),
  );
  const phone = corrections[country]?.phone;
  if (phone) required.add('phone');
  const fields = placePhone(placeCity(readFormat(format, own.postalCode)), phone !== undefined);
  const { regionName, cityName, districtName, postalCodeName } = own;
  return {
    country,
    fields: fields.map((field) => ({ field, isRequired: required.has(field) })),
    patterns: {
      ...(own.postalCode ? { postalCode: `^(?:${own.postalCode})$` } : {}),
      ...(phone ? { phone: `^${phone}$` } : {}),
    },
    examples: [...(own.examples ?? [])],
    names: {
      ...(regionName ? { region: regionName } : {}),
      ...(cityName ? { city: cityName } : {}),
      ...(districtName ? { district: districtName } : {}),
      ...(postalCodeName ? { postalCode: postalCodeName } : {}),
    },
    regions: (fields.includes('region') ? (own.regions ?? []) : []).map(([code = '', name = code]) => ({
      code,
      name,
    })),
  };
}

/** The fields in the order of the format; a country with a form of postal codes asks for one, wherever its format lost it. */
function readFormat(format: string, postalCode: string | undefined): AddressFieldName[] {
  const letters = [...format.matchAll(/%([A-Z])/g)].map(([, letter = '']) => letter);
  const isMissing = postalCode !== undefined && !letters.includes('Z');
  return (isMissing ? [...letters, 'Z'] : letters).flatMap((letter) => fieldsOf[letter] ?? []);
}

/** City states write no city, but carriers ask for one: it stands below the street, or after a region that comes first. */
function placeCity(fields: AddressFieldName[]): AddressFieldName[] {
  if (fields.includes('city')) return fields;
  const region = fields.indexOf('region');
  const street = fields.indexOf('line1');
  const at = region >= 0 && region < street ? region + 1 : fields.indexOf('line2') + 1;
  return fields.toSpliced(at, 0, 'city');
}

function placePhone(fields: AddressFieldName[], isFirst: boolean): AddressFieldName[] {
  return isFirst ? fields.toSpliced(fields.indexOf('name') + 1, 0, 'phone') : [...fields, 'phone'];
}
