import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { Id, Instant } from '../ids.ts';
import { Address } from '../order/cart.ts';

const Country = Type.String({ pattern: '^[A-Z]{2}$', maxLength: 2 });

const AddressField = Type.Union([
  Type.Literal('name'),
  Type.Literal('company'),
  Type.Literal('phone'),
  Type.Literal('region'),
  Type.Literal('city'),
  Type.Literal('district'),
  Type.Literal('line1'),
  Type.Literal('line2'),
  Type.Literal('postalCode'),
]);
export type AddressFieldName = Static<typeof AddressField>;

/**
 * How a country writes addresses. `fields` in its order. Patterns are regular expressions of the whole value, without regard
 * to case. `names` say what the country calls a field (`region: 'state'`, `postalCode: 'zip'`), where it has a name of its own.
 */
export const AddressForm = Type.Object({
  country: Country,
  fields: Type.Array(Type.Object({ field: AddressField, isRequired: Type.Boolean() })),
  patterns: Type.Object({ postalCode: Type.Optional(Type.String()), phone: Type.Optional(Type.String()) }),
  examples: Type.Array(Type.String()),
  names: Type.Partial(
    Type.Object({
      region: Type.String(),
      city: Type.String(),
      district: Type.String(),
      postalCode: Type.String(),
    }),
  ),
  /** What may stand in `region`; empty where anything may. `code` is what is kept. */
  regions: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
});
export type AddressFormValue = Static<typeof AddressForm>;

/** An address in a customer's book; `isDefault…`: where parcels, and invoices, go unless the buyer says otherwise. */
const SavedAddress = Type.Object({
  addressId: Id,
  version: Type.Integer(),
  address: Address,
  isDefaultShipping: Type.Boolean(),
  isDefaultBilling: Type.Boolean(),
  changedAt: Instant,
});

const AddressKept = Type.Object({ addressId: Id, version: Type.Integer() });
/** True makes the address the default; a default stays one until another is. */
const defaults = {
  isDefaultShipping: Type.Optional(Type.Boolean()),
  isDefaultBilling: Type.Optional(Type.Boolean()),
};

const own = { access: ['customer'], callers: ['gateway'], timeoutMs: 2000 } as const;
const open = {
  access: ['anonymous', 'customer', 'staff'],
  callers: ['gateway'],
  timeoutMs: 1000,
  refusals: [],
} as const;
const day = 86_400;

export const addressCalls = {
  listAddresses: call({
    ...own,
    summary: 'The address book of the signed-in customer (at most 50), newest first.',
    input: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({ addresses: Type.Array(SavedAddress) }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/account/addresses' },
  }),
  addAddress: call({
    ...own,
    summary: 'Keeps an address, checked by the form of its country; the first one becomes the default.',
    input: Type.Object({ address: Address, ...defaults }, { additionalProperties: false }),
    output: AddressKept,
    refusals: ['value-invalid', 'limit-reached'],
    repeat: 'key',
    http: { method: 'POST', path: '/account/addresses', successStatus: 201 },
  }),
  updateAddress: call({
    ...own,
    summary: 'Writes an address anew at the version that was read; orders placed to it stay as they are.',
    input: Type.Object(
      { addressId: Id, version: Type.Integer({ minimum: 1 }), address: Address, ...defaults },
      { additionalProperties: false },
    ),
    output: AddressKept,
    refusals: ['value-invalid', 'not-found', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/account/addresses/{addressId}' },
  }),
  removeAddress: call({
    ...own,
    summary: 'Takes an address out of the book; a default that is removed leaves none.',
    input: Type.Object({ addressId: Id }, { additionalProperties: false }),
    output: Type.Object({}, { additionalProperties: false }),
    refusals: [],
    repeat: 'natural',
    http: { method: 'DELETE', path: '/account/addresses/{addressId}' },
  }),
  listAddressCountries: call({
    ...open,
    summary: 'The countries whose address forms are known, by their ISO 3166 codes.',
    input: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({ countries: Type.Array(Country) }),
    repeat: 'read',
    http: { method: 'GET', path: '/addresses/countries' },
    cache: { tags: [], maxAgeSeconds: day },
  }),
  getAddressForm: call({
    ...open,
    summary: 'The form of a country’s addresses; one that fits anywhere for countries without their own.',
    input: Type.Object({ country: Country }, { additionalProperties: false }),
    output: AddressForm,
    repeat: 'read',
    http: { method: 'GET', path: '/addresses/forms/{country}' },
    cache: { tags: [], maxAgeSeconds: day },
  }),
  listDivisions: call({
    ...open,
    summary:
      'What lies in a division of China: provinces (no code), cities, districts, and streets, which have no code.',
    input: Type.Object(
      { code: Type.Optional(Type.String({ pattern: '^([0-9]{2}){1,3}$', maxLength: 6 })) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      divisions: Type.Array(
        Type.Object({ code: Type.Union([Type.String(), Type.Null()]), name: Type.String() }),
      ),
    }),
    repeat: 'read',
    http: { method: 'GET', path: '/addresses/divisions' },
    cache: { tags: [], maxAgeSeconds: day },
  }),
};
