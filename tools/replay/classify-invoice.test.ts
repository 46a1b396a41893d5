import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RetailLine } from '../seed/lines/read-retail-lines.ts';
import { classifyInvoice } from './classify-invoice.ts';
import type { Purchases } from './match-credit.ts';
import type { ClassifiedLine } from './retail-invoice.ts';

const aLine = (changes: Partial<RetailLine>): RetailLine => ({
  invoiceNumber: '536365',
  stockCode: '85123A',
  description: 'WHITE HANGING HEART T-LIGHT HOLDER',
  quantity: 6,
  invoicedAt: '2010-12-01 08:26:00',
  unitPriceThousandths: 2550,
  customerId: '17850',
  country: 'United Kingdom',
  ...changes,
});

const classify = (purchases: Purchases, ...lines: Partial<RetailLine>[]): ClassifiedLine[] => {
  const whole = lines.map(aLine);
  return classifyInvoice(purchases, { invoiceNumber: whole[0]?.invoiceNumber ?? '', lines: whole }).lines;
};

const classesOf = (...lines: Partial<RetailLine>[]) =>
  classify(new Map(), ...lines).map((line) => line.class);

test('a line of an invoice keeps its words, a reference, its code in capitals and its exact value', () => {
  const [, line] = classify(new Map(), {}, { stockCode: '85123a', quantity: 3, unitPriceThousandths: 1 });
  assert.deepEqual(line, {
    ...aLine({ stockCode: '85123a', quantity: 3, unitPriceThousandths: 1 }),
    reference: '536365/2',
    sku: '85123A',
    class: 'below-a-penny',
    valueThousandths: 3,
    givesBack: [],
  });
});

const cases: [name: string, line: Partial<RetailLine>, expected: string][] = [
  ['goods at a price', {}, 'sale'],
  ['bad debt', { invoiceNumber: 'A563185', stockCode: 'B', unitPriceThousandths: 11_062_060 }, 'rejected'],
  ['a negative price', { unitPriceThousandths: -11_062_060 }, 'rejected'],
  ['less than nothing at a price, and no cancellation', { quantity: -1 }, 'rejected'],
  ['a price of no whole pennies', { unitPriceThousandths: 2555 }, 'rejected'],
  ['a tenth of a penny', { stockCode: 'PADS', unitPriceThousandths: 1 }, 'below-a-penny'],
  ['postage', { stockCode: 'POST', unitPriceThousandths: 18_000 }, 'fee'],
  ['bank charges given back', { invoiceNumber: 'C1', stockCode: 'BANK CHARGES', quantity: -1 }, 'fee'],
  ['a voucher', { stockCode: 'gift_0001_20' }, 'fee'],
  ['goods thrown away', { quantity: -9, unitPriceThousandths: 0, customerId: '' }, 'stock-adjustment'],
  ['goods found', { quantity: 9, unitPriceThousandths: 0, customerId: '' }, 'stock-adjustment'],
  ['goods given to a customer', { unitPriceThousandths: 0 }, 'sale'],
  ['a cancellation of nobody knows what', { invoiceNumber: 'C1', quantity: -1 }, 'unmatched-credit'],
];
for (const [name, line, expected] of cases) {
  test(`${name}: ${expected}`, () => assert.deepEqual(classesOf(line), [expected]));
}

test('goods at no price beside priced ones are given away, for whoever buys', () => {
  const nobody = { customerId: '' };
  assert.deepEqual(classesOf({ ...nobody, unitPriceThousandths: 0 }, nobody), ['sale', 'sale']);
});

test('a cancellation gives back units of the same customer and code: of the same price first, then of the newest', () => {
  const purchases: Purchases = new Map();
  classify(purchases, { quantity: 6 }, { quantity: 5, unitPriceThousandths: 2000 });
  classify(purchases, { invoiceNumber: '536400', quantity: 4 });
  const [credit] = classify(purchases, { invoiceNumber: 'C536500', quantity: -12 });
  assert.equal(credit?.class, 'refund');
  assert.equal(credit?.valueThousandths, -30_600);
  assert.deepEqual(credit?.givesBack, [
    { invoiceNumber: '536400', reference: '536400/1', quantity: 4, unitPriceThousandths: 2550 },
    { invoiceNumber: '536365', reference: '536365/1', quantity: 6, unitPriceThousandths: 2550 },
    { invoiceNumber: '536365', reference: '536365/2', quantity: 2, unitPriceThousandths: 2000 },
  ]);
});

test('a cancellation of more than is left takes nothing, and the rest can still be given back', () => {
  const purchases: Purchases = new Map();
  classify(purchases, { quantity: 6 });
  const giveBack = (quantity: number) => classify(purchases, { invoiceNumber: 'C536500', quantity })[0];
  assert.equal(giveBack(-7)?.class, 'unmatched-credit');
  assert.equal(giveBack(-4)?.class, 'refund');
  assert.equal(giveBack(-3)?.class, 'unmatched-credit');
  assert.equal(giveBack(-2)?.class, 'refund');
  assert.equal(giveBack(-1)?.class, 'unmatched-credit');
});

test('nobody’s cancellation, another customer’s, another code’s and an earlier one match nothing', () => {
  const purchases: Purchases = new Map();
  const cancellation = { invoiceNumber: 'C536500', quantity: -1 };
  assert.equal(classify(purchases, cancellation)[0]?.class, 'unmatched-credit');
  classify(purchases, {}, { customerId: '' });
  const strangers = [{ customerId: '' }, { customerId: '12345' }, { stockCode: '22423' }];
  for (const stranger of strangers) {
    assert.equal(classify(purchases, { ...cancellation, ...stranger })[0]?.class, 'unmatched-credit');
  }
});
