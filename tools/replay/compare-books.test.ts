import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareBooks } from './compare-books.ts';
import { emptyTally } from './tally-classes.ts';
import { emptyPlanTally } from './tally-plans.ts';

/** Two sale lines of 5.00 and 2.50 with postage of 1.20, a fee of 3.00 given back alone, a refund of 0.50 for what cost 0.40, and a credit. */
const file = () => {
  const tally = emptyTally();
  tally.classes.sale = { lines: 2, valueThousandths: 7500 };
  tally.classes.fee = { lines: 2, valueThousandths: -1800 };
  tally.classes.refund = { lines: 1, valueThousandths: -500 };
  tally.classes['unmatched-credit'] = { lines: 1, valueThousandths: -250 };
  tally.classes['below-a-penny'] = { lines: 1, valueThousandths: 1 };
  const planned = { ...emptyPlanTally(), orders: 1, units: 9, feesMinor: 120 };
  planned.refunds = { lines: 1, units: 1, amountMinor: 40 };
  planned.beyondPrice = { count: 1, amountMinor: -10 };
  planned.received = { movements: 3, units: 13 };
  planned.found = { movements: 1, units: 2 };
  planned.writtenOff = { movements: 1, units: -4 };
  return { tally, planned };
};

const shop = () => ({
  orders: {
    orders: 1,
    goodsLines: 2,
    units: 9,
    goodsMinor: 750,
    feesMinor: 120,
    goodsTaxMinor: 125,
    feesTaxMinor: 20,
    refundedMinor: 40,
    refundedTaxMinor: 7,
  },
  ledger: {
    'receivable capture': -870,
    'provider-clearing capture': 870,
    'fee adjustment': 300,
    'receivable refund': 40,
    'provider-clearing refund': -40,
    'adjustment adjustment': 35,
    'receivable adjustment': -335,
    'receivable sale': 870,
    'sales sale': -625,
    'fee sale': -100,
    'tax sale': -145,
    'receivable credit-note': -40,
    'refund credit-note': 33,
    'tax credit-note': 7,
  } as Record<string, number>,
  unitsSold: 9,
  unitsGivenBack: 1,
  reports: { placed: 1, paid: 1, revenueMinor: 870, refundedMinor: 40 },
});
const moved = () => ({ received: 13, found: 2, writtenOff: -4 });

const differing = (...books: Parameters<typeof compareBooks>) =>
  compareBooks(...books).filter(({ expected, found }) => expected !== found);

test('a shop that holds the classes of the file agrees in every figure', () => {
  const checks = compareBooks(file(), shop(), moved());
  assert.equal(checks.length, 27);
  assert.deepEqual(differing(file(), shop(), moved()), []);
  const all = checks.find(({ what }) => what === 'ledger: all of these');
  assert.equal(all?.expected, 750 - 180 - 50 - 25);
});

test('each figure that is off by one is found', () => {
  const breaks: [
    name: string,
    change: (one: ReturnType<typeof shop>, two: ReturnType<typeof moved>) => void,
  ][] = [
    ['orders', (one) => (one.orders.orders += 1)],
    ['lines', (one) => (one.orders.goodsLines -= 1)],
    ['units', (one) => (one.orders.units += 1)],
    ['sale', (one) => (one.orders.goodsMinor -= 1)],
    ['fee', (one) => (one.orders.feesMinor += 1)],
    ['given back', (one) => (one.orders.refundedMinor -= 1)],
    ['captures', (one) => (one.ledger['receivable capture'] = -869)],
    ['fees beside orders', (one) => (one.ledger['fee adjustment'] = 301)],
    ['credits', (one) => delete one.ledger['adjustment adjustment']],
    ['received', (_one, two) => (two.received -= 1)],
    ['found', (_one, two) => (two.found += 1)],
    ['written off', (_one, two) => (two.writtenOff += 1)],
    ['refunds', (one) => (one.ledger['receivable refund'] = 41)],
    ['units given back', (one) => (one.unitsGivenBack += 1)],
    ['reported refunds', (one) => (one.reports.refundedMinor -= 1)],
    ['sold', (one) => (one.unitsSold -= 1)],
    ['placed', (one) => (one.reports.placed -= 1)],
    ['paid', (one) => (one.reports.paid += 1)],
    ['revenue', (one) => (one.reports.revenueMinor += 1)],
    ['due', (one) => (one.ledger['receivable sale'] = 869)],
    ['sold without tax', (one) => (one.ledger['sales sale'] = -624)],
    ['fees without tax', (one) => delete one.ledger['fee sale']],
    ['tax', (one) => (one.ledger['tax sale'] = -146)],
    ['tax of goods', (one) => (one.orders.goodsTaxMinor -= 1)],
    ['tax of fees', (one) => (one.orders.feesTaxMinor += 1)],
    ['credit notes', (one) => (one.ledger['receivable credit-note'] = -80)],
    ['credit notes without tax', (one) => (one.ledger['refund credit-note'] = 34)],
    ['tax given back', (one) => (one.ledger['tax credit-note'] = 6)],
    ['tax of refunds', (one) => (one.orders.refundedTaxMinor += 1)],
    ['cancelled and not given back', (one) => (one.ledger['receivable cancellation'] = -1)],
  ];
  for (const [name, change] of breaks) {
    const [broken, movedOff] = [shop(), moved()];
    change(broken, movedOff);
    assert.notEqual(differing(file(), broken, movedOff).length, 0, name);
  }
});
