import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AddressValue } from '#contracts/order/cart.ts';
import { checkAddress } from './check-address.ts';

const bare = (country: string, more: Partial<AddressValue> = {}): AddressValue => ({
  name: 'A B',
  country,
  city: 'C',
  line1: 'D 1',
  ...more,
});

describe('which fields an address needs depends on its country', () => {
  // libaddressinput's `require`: GB, DE, FR ACZ; US, JP ACSZ; CN ACSZ, of which our parcels need a mobile instead of Z.
  for (const [country, missing] of Object.entries({
    GB: ['postalCode'],
    DE: ['postalCode'],
    FR: ['postalCode'],
    US: ['region', 'postalCode'],
    JP: ['region', 'postalCode'],
    CN: ['region', 'phone'],
    KW: [],
  })) {
    test(`${country} lacks ${missing.join(' and ') || 'nothing'} when only name, street and city are given`, () => {
      assert.deepEqual(checkAddress(bare(country)), { missing, malformed: [] });
    });
  }

  test('a blank field is a missing one', () => {
    assert.deepEqual(checkAddress(bare('GB', { postalCode: '  ', name: ' ' })).missing, [
      'name',
      'postalCode',
    ]);
  });
});

describe('postcodes have the form of their country', () => {
  // The examples (`zipex`) of libaddressinput's country metadata.
  const examples: Record<string, string[]> = {
    GB: [
      'EC1Y 8SY',
      'GIR 0AA',
      'M2 5BQ',
      'M34 4AB',
      'CR0 2YR',
      'DN16 9AA',
      'W1A 4ZZ',
      'EC1A 1HQ',
      'BFPO 61',
      'ec1a1hq',
    ],
    CN: ['266033', '317204', '100096'],
    US: ['95014', '22162-1010'],
    DE: ['26133', '53225'],
    FR: ['33380', '34092'],
    JP: ['154-0023', '350-1106', '9518073'],
  };
  const wrong: Record<string, string[]> = {
    GB: ['12345', 'EC1Y', 'EC1Y 8S', 'EC1Y 8SI', 'ZZZZ 1AA'],
    CN: ['26603', '2660333'],
    US: ['9501', '22162-101'],
    DE: ['2613', 'D-26133'],
    FR: ['3338'],
    JP: ['154-00', '1540-023'],
  };
  const malformed = (country: string, postalCode: string) =>
    checkAddress(bare(country, { region: 'R', phone: '+8613800138000', postalCode })).malformed;
  for (const country of Object.keys(examples)) {
    test(country, () => {
      for (const each of examples[country] ?? []) assert.deepEqual(malformed(country, each), [], each);
      for (const each of wrong[country] ?? [])
        assert.deepEqual(malformed(country, each), ['postalCode'], each);
    });
  }
});

test('a parcel in China goes by mobile phone; elsewhere any number will do', () => {
  const china = { region: '北京市', city: '北京市', district: '东城区' };
  assert.deepEqual(checkAddress(bare('CN', { ...china, phone: '+8613800138000' })), {
    missing: [],
    malformed: [],
  });
  assert.deepEqual(checkAddress(bare('CN', { ...china, phone: '+861062512345' })).malformed, ['phone']);
  assert.deepEqual(checkAddress(bare('DE', { postalCode: '26133', phone: '+493012345' })).malformed, []);
});
