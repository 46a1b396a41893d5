import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import { accepted, aPerson, query, refusalOf, refusalsOf } from '../../testing.ts';

const london = { name: 'Ada', country: 'GB', city: 'London', line1: '1 High St', postalCode: 'EC1Y 8SY' };
const oxford = { ...london, city: 'Oxford', postalCode: 'OX14 4PP' };

describe('the address book', () => {
  let room: TestRoom<'user'>;
  let ada: { subject: Subject };
  let bob: { subject: Subject };
  before(async () => {
    room = await openTestRoom(userService);
  });
  beforeEach(async () => {
    ada = await aPerson(room);
    bob = await aPerson(room);
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const book = async (of = ada) => accepted(await room.ask('listAddresses', {}, of)).addresses;
  const cities = async (of = ada) => (await book(of)).map(({ address }) => address.city);

  test('keeps addresses, the first as the default; each write costs one flight of three statements', async () => {
    room.statements.length = 0;
    const first = accepted(await room.ask('addAddress', { address: london }, ada));
    assert.deepEqual(room.statements, [
      'user.address.count',
      'user.address.insert',
      'user.address.set-defaults',
    ]);
    const second = accepted(await room.ask('addAddress', { address: oxford, isDefaultBilling: true }, ada));
    room.statements.length = 0;
    const addresses = await book();
    assert.deepEqual(room.statements, ['user.address.list']);
    assert.deepEqual(
      addresses.map(({ changedAt: _at, ...rest }) => rest),
      [
        { ...second, address: oxford, isDefaultShipping: false, isDefaultBilling: true },
        { ...first, address: london, isDefaultShipping: true, isDefaultBilling: false },
      ],
    );
  });

  test('a repeat with the same key keeps one', async () => {
    const ask = () => room.ask('addAddress', { address: london }, { ...ada, idempotencyKey: 'once' });
    assert.deepEqual(accepted(await ask()), accepted(await ask()));
    assert.equal((await book()).length, 1);
  });

  test('an address that its country does not have is refused, and nothing is kept', async () => {
    const refused = await room.ask('addAddress', { address: { ...london, postalCode: '12345' } }, ada);
    assert.equal(refusalOf(refused), 'value-invalid');
    assert.deepEqual(await book(), []);
  });

  test('is written at the version that was read; a repeat of the same words is answered alike', async () => {
    const { addressId } = accepted(await room.ask('addAddress', { address: london }, ada));
    const write = { addressId, version: 1, address: oxford };
    assert.deepEqual(await room.ask('updateAddress', write, ada), { addressId, version: 2 });
    assert.deepEqual(await room.ask('updateAddress', write, ada), { addressId, version: 2 });
    const stale = await room.ask('updateAddress', { ...write, address: london }, ada);
    assert.equal(refusalOf(stale), 'version-conflict');
    assert.deepEqual(await cities(), ['Oxford']);
  });

  test('of two who write the same version at once, one is told', async () => {
    const { addressId } = accepted(await room.ask('addAddress', { address: london }, ada));
    const answers = await Promise.all(
      ['Leeds', 'York'].map((city) =>
        room.ask('updateAddress', { addressId, version: 1, address: { ...london, city } }, ada),
      ),
    );
    assert.deepEqual(refusalsOf(answers), ['accepted', 'version-conflict']);
    assert.equal((await book())[0]?.version, 2);
  });

  test('another customer neither sees, nor writes, nor removes it', async () => {
    const { addressId } = accepted(await room.ask('addAddress', { address: london }, ada));
    assert.deepEqual(await book(bob), []);
    const write = await room.ask('updateAddress', { addressId, version: 1, address: oxford }, bob);
    assert.equal(refusalOf(write), 'not-found');
    assert.deepEqual(await room.ask('removeAddress', { addressId }, bob), {});
    assert.deepEqual(await cities(), ['London']);
  });

  test('a default that is removed leaves none, and room for another', async () => {
    const { addressId } = accepted(await room.ask('addAddress', { address: london }, ada));
    accepted(await room.ask('addAddress', { address: oxford }, ada));
    room.statements.length = 0;
    assert.deepEqual(await room.ask('removeAddress', { addressId }, ada), {});
    assert.deepEqual(room.statements, ['user.address.delete']);
    const [left] = await book();
    assert.deepEqual([left?.isDefaultShipping, left?.isDefaultBilling], [false, false]);
    assert.deepEqual(await room.ask('removeAddress', { addressId }, ada), {});
  });

  test('holds fifty, also when twenty come at once', async () => {
    for (let kept = 0; kept < 45; kept += 1) accepted(await room.ask('addAddress', { address: london }, ada));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => room.ask('addAddress', { address: oxford }, ada)),
    );
    assert.equal(answers.filter((answer) => refusalOf(answer) === 'accepted').length, 5);
    assert.equal(answers.filter((answer) => refusalOf(answer) === 'limit-reached').length, 15);
    assert.equal((await book()).length, 50);
    assert.deepEqual(await query(room, 'select 1 from address_book where addresses > 50'), []);
  });

  test('forms, countries and divisions are told without asking the database', async () => {
    room.statements.length = 0;
    assert.equal(accepted(await room.ask('listAddressCountries', {})).countries.length, 252);
    assert.equal(accepted(await room.ask('getAddressForm', { country: 'GB' })).country, 'GB');
    const below = async (code?: string) =>
      accepted(await room.ask('listDivisions', code ? { code } : {})).divisions;
    assert.equal((await below()).length, 31);
    assert.deepEqual((await below())[0], { code: '11', name: '北京市' });
    assert.deepEqual(await below('11'), [{ code: '1101', name: '市辖区' }]);
    assert.deepEqual((await below('1101'))[0], { code: '110101', name: '东城区' });
    assert.deepEqual((await below('110101'))[0], { code: null, name: '东华门街道' });
    assert.deepEqual(await below('999999'), []);
    assert.deepEqual(room.statements, []);
  });
});
