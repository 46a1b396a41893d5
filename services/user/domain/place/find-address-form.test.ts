import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { readPlaces } from '../../flows/open-resources/read-places.ts';
import { findAddressForm } from './find-address-form.ts';
import type { AddressForm, Places } from './places.ts';

describe('the form of a country', () => {
  let places: Places;
  const formOf = (country: string): AddressForm => findAddressForm(country, places.forms);
  const inShort = ({ fields }: AddressForm): string =>
    fields.map(({ field, isRequired }) => (isRequired ? `${field}!` : field)).join(' ');
  before(async () => {
    places = await readPlaces();
  });

  // The orders are `fmt` of libaddressinput, the marks its `require`, with what every parcel needs: name, line1, city.
  const golden: Record<string, string> = {
    GB: 'name! company line1! line2 city! region postalCode! phone',
    US: 'name! company line1! line2 city! region! postalCode! phone',
    DE: 'name! company line1! line2 postalCode! city! phone',
    JP: 'postalCode! region! city! line1! line2 company name! phone',
    CN: 'name! phone! region! city! district line1! line2 postalCode',
    HK: 'region! city! line1! line2 company name! phone',
    SG: 'name! company line1! line2 city! postalCode! phone',
    AO: 'name! company line1! line2 city! phone',
    XX: 'name! company line1! line2 city! phone',
  };
  for (const [country, fields] of Object.entries(golden)) {
    test(`${country}: ${fields}`, () => assert.equal(inShort(formOf(country)), fields));
  }

  test('says what the country calls its fields, and which regions it has', () => {
    assert.deepEqual(formOf('US').names, { region: 'state', postalCode: 'zip' });
    assert.equal(formOf('US').regions.length, 62);
    assert.deepEqual(formOf('US').regions[0], { code: 'AL', name: 'Alabama' });
    assert.deepEqual(formOf('JP').regions.slice(0, 2), [
      { code: '北海道', name: 'HOKKAIDO' },
      { code: '青森県', name: 'AOMORI' },
    ]);
    assert.deepEqual(formOf('DE').regions, []);
  });

  test('knows 252 countries; each example of a postal code has the form of its country', () => {
    const countries = Object.keys(places.forms).filter((country) => country !== 'ZZ');
    assert.equal(countries.length, 252);
    const misfits = countries.flatMap((country) => {
      const { patterns, examples } = formOf(country);
      const pattern = new RegExp(patterns.postalCode ?? '', 'iu');
      return examples.filter((example) => !pattern.test(example)).map((example) => `${country} ${example}`);
    });
    // Slips of the source: examples with a digit too few, and the letter O where a digit belongs.
    assert.deepEqual(misfits, ['BY 20050', 'EE 1001', 'GB RH6 OHP']);
  });

  test('a form asks for each field once, and for everything that it requires', () => {
    for (const country of Object.keys(places.forms)) {
      const names = formOf(country).fields.map(({ field }) => field);
      assert.equal(new Set(names).size, names.length, country);
      for (const needed of ['name', 'line1', 'city', 'phone'] as const) {
        assert.ok(names.includes(needed), `${country} ${needed}`);
      }
    }
  });
});
