import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkInvoiceTo } from './check-invoice-to.ts';
import { tidyInvoiceTo } from './tidy-invoice-to.ts';

const faultOf = (name: string, taxNumber?: string) =>
  checkInvoiceTo({ name, ...(taxNumber === undefined ? {} : { taxNumber }) })?.path;

test('numbers are taken in the forms of the United Kingdom, the European Union and China, others are not', () => {
  const taken = [
    'GB 999 9999 73',
    'GB999999973001',
    'GBGD001',
    'DE123456789',
    'ie1234567wa',
    'XI123456789',
    '91310000MA1K35X00X',
    '310101720101001',
  ];
  for (const number of taken) assert.equal(faultOf('Souk', number), undefined, number);
  for (const number of ['GB12345', 'US123456789', '1234', 'ZZ999999999', '税号', 'GB99999997A']) {
    assert.equal(faultOf('Souk', number), '/invoiceTo/taxNumber', number);
  }
});

test('a name alone is enough, a number alone is not', () => {
  assert.equal(faultOf('王小明'), undefined);
  assert.equal(faultOf(' ', 'GB999999973'), '/invoiceTo/name');
});

test('a number is kept in capitals without what parts it', () => {
  const kept = { name: 'Souk Ltd', taxNumber: 'GB999999973' };
  assert.deepEqual(tidyInvoiceTo({ name: ' Souk Ltd ', taxNumber: 'gb 999.9999-73' }), kept);
  assert.deepEqual(tidyInvoiceTo({ name: 'Souk Ltd', taxNumber: ' ' }), { name: 'Souk Ltd' });
});
