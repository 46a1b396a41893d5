import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OrderBookValue, PaymentBookValue, StockBookValue } from '#contracts/audit.ts';
import { awaitHearing } from './await-hearing.ts';
import { bookRules, compareBooks, type Difference } from './compare-books.ts';

const orderId = '0198a000-0000-7000-8000-000000000001';
const anOrder = (more: Partial<OrderBookValue> = {}): OrderBookValue => ({
  orderId,
  currency: 'GBP',
  state: 'paid',
  openBecause: null,
  moneyBecause: null,
  goodsBecause: null,
  refusedMinor: 0,
  keptMinor: 2895,
  soldMinor: 2895,
  returnedMinor: 0,
  units: 2,
  isSecured: true,
  ...more,
});
const money = (
  keptMinor: number,
  openBecause: string | null = null,
  withheldMinor = 0,
): PaymentBookValue => ({ orderId, currency: 'GBP', keptMinor, openBecause, withheldMinor });
const goods = (state: string, units = 2, unitsHere = units): StockBookValue => ({
  orderId,
  state,
  units,
  unitsHere,
});
const sold = [{ orderId, soldMinor: 2895, returnedMinor: 0 }];

function rulesOf(
  order: OrderBookValue | null,
  payment: PaymentBookValue | null,
  stock: StockBookValue | null,
) {
  const figures = order ? [{ orderId, soldMinor: order.soldMinor, returnedMinor: order.returnedMinor }] : [];
  const books = {
    order: order ? [order] : [],
    payment: payment ? [payment] : [],
    stock: stock ? [stock] : [],
    figures,
  };
  return compareBooks([orderId], books).map(({ rule, openBecause }) => [rule, openBecause]);
}
const cancelled = { state: 'cancelled', keptMinor: 0, returnedMinor: 2895, units: 0, isSecured: false };
const awaiting = { state: 'awaiting-payment', keptMinor: 0, soldMinor: 0, isSecured: false };

describe('the books of rooms', () => {
  test('agree on an order that is paid, waits, was cancelled, or is being placed', () => {
    assert.deepEqual(rulesOf(anOrder(), money(2895), goods('committed')), []);
    assert.deepEqual(rulesOf(anOrder(awaiting), money(0), goods('held')), []);
    assert.deepEqual(rulesOf(anOrder(cancelled), money(0), goods('released')), []);
    assert.deepEqual(
      rulesOf(anOrder(cancelled), money(0), goods('committed', 2, 0)),
      [],
      'it was sent before',
    );
    assert.deepEqual(rulesOf(anOrder({ ...awaiting, state: 'placed', units: 0 }), null, goods('held')), []);
    assert.deepEqual(rulesOf(anOrder({ units: 0 }), money(2895), null), [], 'fees need no goods');
    assert.deepEqual(rulesOf(null, money(0), goods('released')), [], 'nothing of it is left');
  });

  test('differ where money or goods are not what the order says', () => {
    assert.deepEqual(rulesOf(anOrder(), money(2894), goods('committed')), [[bookRules.paid, null]]);
    assert.deepEqual(rulesOf(anOrder(awaiting), money(2895), goods('held')), [[bookRules.paid, null]]);
    assert.deepEqual(rulesOf(anOrder(), money(2895), goods('held')), [[bookRules.goods, null]]);
    assert.deepEqual(rulesOf(anOrder(), money(2895), goods('committed', 1)), [[bookRules.goods, null]]);
    assert.deepEqual(rulesOf(anOrder(), money(2895), null), [[bookRules.goods, null]]);
    assert.deepEqual(rulesOf(anOrder(cancelled), money(2895), goods('committed')), [
      [bookRules.cancelledMoney, null],
      [bookRules.cancelledGoods, null],
    ]);
    assert.deepEqual(rulesOf(null, money(1), goods('held')), [
      [bookRules.orphanMoney, null],
      [bookRules.orphanGoods, null],
    ]);
    const books = { order: [anOrder()], payment: [money(2895)], stock: [goods('committed')], figures: [] };
    assert.deepEqual(
      compareBooks([orderId], books).map(({ rule, id }) => [rule, id]),
      [[bookRules.figures, orderId]],
    );
    assert.deepEqual(compareBooks([orderId], { ...books, figures: sold }), []);
  });

  test('are explained by what is under way, in either room', () => {
    const open = 'its goods are being given back';
    assert.deepEqual(rulesOf(anOrder({ ...cancelled, openBecause: open }), money(0), goods('held')), [
      [bookRules.cancelledGoods, open],
    ]);
    assert.deepEqual(rulesOf(anOrder(cancelled), money(2895, 'a refund is under way'), null), [
      [bookRules.cancelledMoney, 'a refund is under way'],
    ]);
  });

  test('are explained by what is under way with money or goods where it is that which differs', () => {
    const [given, taken] = ['its money is being given back', 'its goods are being set aside'];
    const both = anOrder({ moneyBecause: given, goodsBecause: taken });
    assert.deepEqual(rulesOf(both, money(1), goods('held')), [
      [bookRules.paid, given],
      [bookRules.goods, taken],
    ]);
    assert.deepEqual(rulesOf(anOrder({ moneyBecause: given }), money(2895), goods('held')), [
      [bookRules.goods, null],
    ]);
    assert.deepEqual(rulesOf(anOrder({ goodsBecause: taken }), money(1), goods('committed')), [
      [bookRules.paid, null],
    ]);
    const away = 'the provider has not answered';
    assert.deepEqual(rulesOf(anOrder(awaiting), money(0, away), goods('released')), [
      [bookRules.goods, away],
    ]);
    assert.deepEqual(rulesOf(anOrder(), money(2895, away), goods('released')), [[bookRules.goods, null]]);
  });

  test('are explained by a refused refund and a dispute up to their sums only, and in money only', () => {
    const refused = anOrder({ keptMinor: 2395, refusedMinor: 500, returnedMinor: 500 });
    const why = 'a refund was refused by the provider';
    assert.deepEqual(rulesOf(refused, money(2895), goods('committed')), [[bookRules.paid, why]]);
    assert.deepEqual(rulesOf(refused, money(2896), goods('committed')), [[bookRules.paid, null]]);
    assert.deepEqual(rulesOf(refused, money(2394), goods('committed')), [[bookRules.paid, null]]);
    assert.deepEqual(rulesOf(refused, money(2895), goods('held')), [
      [bookRules.paid, why],
      [bookRules.goods, null],
    ]);
    const disputed = 'a dispute withholds money';
    const gone = anOrder({ ...cancelled, refusedMinor: 500 });
    assert.deepEqual(rulesOf(gone, money(2895, null, 2895), goods('held')), [
      [bookRules.cancelledMoney, disputed],
      [bookRules.cancelledGoods, null],
    ]);
    assert.deepEqual(rulesOf(gone, money(2895, null, 2894), null), [[bookRules.cancelledMoney, null]]);
    assert.deepEqual(rulesOf(anOrder(), money(2896, null, 2895), goods('committed')), [
      [bookRules.paid, disputed],
    ]);
  });
});

describe('a difference waits until logs are heard', () => {
  const at = (sequence: number, epoch = 1, xid = '700') => ({ epoch, xid, sequence });
  const marks = { payment: at(8), order: at(20) };
  const difference = (rule: Difference['rule']): Difference => ({
    rule,
    id: orderId,
    detail: '',
    openBecause: null,
  });
  const why = (
    rule: Difference['rule'],
    heard: { payment: ReturnType<typeof at> | null; order: ReturnType<typeof at> | null },
  ) => awaitHearing(difference(rule), marks, heard).openBecause;

  test('of payment by the order, of the order by the figures, in the order of the log', () => {
    const behind = 'the order has not heard of payment yet';
    assert.equal(why(bookRules.paid, { payment: at(7), order: null }), behind);
    assert.equal(why(bookRules.cancelledMoney, { payment: null, order: null }), behind);
    assert.equal(why(bookRules.paid, { payment: at(8), order: null }), null);
    assert.equal(
      why(bookRules.paid, { payment: at(1, 1, '1000'), order: null }),
      null,
      'by number, not by text',
    );
    assert.equal(why(bookRules.paid, { payment: at(1, 2, '3'), order: null }), null, 'a later epoch');
    assert.equal(
      why(bookRules.figures, { payment: null, order: at(19) }),
      'the figures have not heard of the order yet',
    );
    assert.equal(
      why(bookRules.goods, { payment: null, order: null }),
      null,
      'reservations are asked, not told',
    );
  });

  test('unless nothing was ever told, or something else explains it', () => {
    const nothing = { payment: null, order: null };
    assert.equal(awaitHearing(difference(bookRules.paid), nothing, nothing).openBecause, null);
    const explained = { ...difference(bookRules.paid), openBecause: 'it is being placed' };
    assert.deepEqual(awaitHearing(explained, marks, nothing), explained);
  });
});
