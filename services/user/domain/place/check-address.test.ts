import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { AddressValue } from '#contracts/order/cart.ts';
import { readPlaces } from '../../flows/open-resources/read-places.ts';
import { checkAddress } from './check-address.ts';
import type { Places } from './places.ts';

describe('an address is checked by the form of its country', () => {
  let places: Places;
  const check = (address: AddressValue) => checkAddress(address, places.forms);
  const pathOf = (address: AddressValue): string | undefined => {
    const checked = check(address);
    return 'refusal' in checked ? checked.path : undefined;
  };
  before(async () => {
    places = await readPlaces();
  });

  const london = { name: 'Ada', country: 'GB', city: 'London', line1: '1 High St', postalCode: 'EC1Y 8SY' };
  const beijing = {
    name: '李雷',
    country: 'CN',
    phone: '+8613800138000',
    region: '北京市',
    city: '市辖区',
    district: '东城区',
    line1: '东华门街道 1 号',
  };
  const austin = {
    name: 'Bo',
    country: 'US',
    city: 'Austin',
    region: 'TX',
    line1: '1 Main',
    postalCode: '78701',
  };

  test('whole ones are kept as they are, without blanks around', () => {
    for (const address of [london, beijing, austin]) assert.deepEqual(check(address), address);
    assert.deepEqual(check({ ...london, name: ' Ada ', company: '  ' }), london);
  });

  test('what the country needs and is not there is named', () => {
    assert.equal(pathOf({ ...london, postalCode: ' ' }), '/address/postalCode');
    assert.equal(pathOf({ ...london, name: ' ' }), '/address/name');
    assert.equal(pathOf({ ...austin, region: '' }), '/address/region');
    const { phone: _phone, ...silent } = beijing;
    assert.equal(pathOf(silent), '/address/phone');
  });

  test('what is of another form is named, postal codes with examples', () => {
    const checked = check({ ...london, postalCode: 'EC1Y 8S' });
    assert.ok('refusal' in checked);
    assert.equal(checked.path, '/address/postalCode');
    assert.deepEqual((checked.data?.['examples'] as string[] | undefined)?.slice(0, 2), [
      'EC1Y 8SY',
      'GIR 0AA',
    ]);
    assert.equal(pathOf({ ...london, postalCode: 'ec1y8sy' }), undefined);
    assert.equal(pathOf({ ...london, postalCode: 'EC1Y 8SY x' }), '/address/postalCode');
    assert.equal(pathOf({ ...beijing, phone: '+861062512345' }), '/address/phone');
    assert.equal(pathOf({ ...beijing, postalCode: '10009' }), '/address/postalCode');
  });

  test('regions are kept by their code, found by any of their names, and refused where unknown', () => {
    for (const region of ['tx', 'Texas', 'TEXAS'])
      assert.deepEqual(check({ ...austin, region }), { ...austin, region: 'TX' });
    assert.equal(pathOf({ ...austin, region: 'Bavaria' }), '/address/region');
    assert.equal(pathOf({ ...beijing, region: '火星省' }), '/address/region');
    assert.equal(pathOf({ ...london, region: 'Surrey' }), undefined);
  });
});
