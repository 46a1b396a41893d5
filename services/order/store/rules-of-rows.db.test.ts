import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { brokenRule, rulesOf } from '#runtime/testing/rules-of-rows.ts';
import { orderService } from '../service.ts';
import { aWorld } from '../testing.ts';

let room: TestRoom<'order'>;
before(async () => {
  room = await openTestRoom(orderService, { neighbours: aWorld().neighbours });
});
after(() => room.close());

type Row = Record<string, unknown>;
const now = '2026-03-01T12:00:00Z';
const id = '0198a000-0000-7000-8000-000000000001';

/** For each rule rows that break it and no other, and rows right beside it that break none. */
const cases: Record<string, Record<string, { broken: Row[]; kept: Row[] }>> = {
  orders: {
    orders_version_check: { broken: [{ version: 0 }], kept: [{ version: 1 }] },
    orders_shipping_minor_check: { broken: [{ shipping_minor: -1 }], kept: [{ shipping_minor: 0 }] },
    orders_check: {
      broken: [{ shipping_tax_minor: -1 }, { shipping_tax_minor: 2, shipping_minor: 1 }],
      kept: [{ shipping_tax_minor: 1, shipping_minor: 1 }],
    },
    orders_shipping_tax_rate_basis_points_check: {
      broken: [{ shipping_tax_rate_basis_points: -1 }, { shipping_tax_rate_basis_points: 10_001 }],
      kept: [{ shipping_tax_rate_basis_points: 0 }, { shipping_tax_rate_basis_points: 10_000 }],
    },
    orders_goods_minor_check: { broken: [{ goods_minor: -1 }], kept: [{ goods_minor: 0 }] },
    orders_discount_minor_check: { broken: [{ discount_minor: -1 }], kept: [{ discount_minor: 0 }] },
    orders_tax_minor_check: { broken: [{ tax_minor: -1 }], kept: [{ tax_minor: 0 }] },
    orders_stock_check: { broken: [{ stock: 'lost' }], kept: [{ stock: 'asked' }, { stock: 'returned' }] },
    orders_total: {
      broken: [{ total_minor: 5, goods_minor: 3, shipping_minor: 1 }],
      kept: [{ total_minor: 4, goods_minor: 3, shipping_minor: 1 }],
    },
    orders_paid_at: {
      broken: [{ state: 'paid', paid_at: null }],
      kept: [{ state: 'paid', paid_at: now }],
    },
    orders_cancelled_at: {
      broken: [{ state: 'cancelled' }, { state: 'placed', cancelled_at: now, look_at: now }],
      kept: [{ state: 'cancelled', cancelled_at: now }],
    },
    orders_moving_is_looked_at: { broken: [{ state: 'placed' }], kept: [{ state: 'placed', look_at: now }] },
    orders_item_count: { broken: [{ item_count: -1 }], kept: [{ item_count: 0 }] },
    orders_refunded: {
      broken: [{ refunded_minor: -1 }, { refunded_minor: 2, total_minor: 1 }],
      kept: [{ refunded_minor: 1, total_minor: 1 }],
    },
    orders_shipping_refunded: {
      broken: [{ shipping_refunded_minor: -1 }, { shipping_refunded_minor: 2, shipping_minor: 1 }],
      kept: [{ shipping_refunded_minor: 1, shipping_minor: 1 }],
    },
    orders_fulfilment: {
      broken: [{ fulfilment: 'lost' }],
      kept: [{ fulfilment: 'none' }, { fulfilment: 'delivered' }],
    },
    orders_erased: {
      broken: [
        { erased_at: now, email: 'ada@example.com' },
        { erased_at: now, shipping_address: {} },
      ],
      kept: [{ erased_at: now }, { email: 'ada@example.com', shipping_address: {} }],
    },
    orders_documented: {
      broken: [{ documented: 'half' }],
      kept: [{ documented: 'none' }, { documented: 'closed' }],
    },
    orders_erased_invoice_to: {
      broken: [{ erased_at: now, invoice_to: {} }],
      kept: [{ invoice_to: {} }],
    },
    orders_capture_at: {
      broken: [{ capture_at: 'never' }],
      kept: [{ capture_at: 'payment' }, { capture_at: 'shipping' }],
    },
    orders_hold: { broken: [{ hold: 'ajar' }], kept: [{ hold: 'open' }, { hold: 'closing' }] },
    orders_held: {
      broken: [{ state: 'authorised', hold: 'closing', pay_before: now }],
      kept: [{ state: 'authorised', hold: 'open', pay_before: now }],
    },
    orders_charged: {
      broken: [
        { charged_minor: -1 },
        { waived_minor: -1 },
        { charged_minor: 2, waived_minor: 2, total_minor: 3, hold: 'open' },
        { charged_minor: 1, waived_minor: 0, total_minor: 3 },
        { charged_minor: 1, waived_minor: 0, total_minor: 3, refunded_minor: 2, hold: 'open' },
        { charged_minor: 1, waived_minor: 1, total_minor: 3, refunded_minor: 0, hold: 'open' },
      ],
      kept: [
        { charged_minor: 0, waived_minor: 0, total_minor: 3 },
        { charged_minor: 2, waived_minor: 1, total_minor: 3, refunded_minor: 3, hold: 'open' },
      ],
    },
    orders_points: {
      broken: [
        { points: -1 },
        { points_state: 'lost' },
        { points: 0, points_state: 'asked' },
        { points: 5, points_state: 'none' },
        { points: 5, points_state: 'asked', customer_id: null },
      ],
      kept: [
        { points: 0, points_state: 'none' },
        { points: 5, points_state: 'asked', customer_id: id },
      ],
    },
    orders_state: { broken: [{ state: 'lost' }], kept: [{ state: 'paid', paid_at: now }] },
    orders_resting_has_deadline: {
      broken: [
        { state: 'awaiting-payment' },
        { state: 'payment-refused' },
        { state: 'on-delivery', on_delivery: true },
        { state: 'cancelled', cancelled_at: now, pay_before: now },
        { state: 'paid', paid_at: now, pay_before: now },
        { state: 'paid', paid_at: now, hold: 'open' },
      ],
      kept: [
        { state: 'awaiting-payment', pay_before: now },
        { state: 'paid', paid_at: now, hold: 'open', pay_before: now },
        { state: 'paid', paid_at: now, hold: 'closed' },
      ],
    },
    orders_on_delivery: {
      broken: [{ state: 'on-delivery', on_delivery: false, pay_before: now }],
      kept: [{ state: 'on-delivery', on_delivery: true, pay_before: now }],
    },
    orders_door_goods: {
      broken: [{ door_goods: 'keep', door_return_id: id }],
      kept: [{ door_goods: 'scrap', door_return_id: id }],
    },
    orders_door: {
      broken: [{ door_goods: 'restock' }, { door_return_id: id }],
      kept: [{ door_goods: 'restock', door_return_id: id }],
    },
    orders_review: {
      broken: [{ review_attempt_id: id }, { review_until: now }],
      kept: [{ review_attempt_id: id, review_until: now }],
    },
  },
  order_lines: {
    order_lines_quantity_check: { broken: [{ quantity: 0 }], kept: [{ quantity: 1 }] },
    order_lines_unit_price_minor_check: {
      broken: [{ unit_price_minor: -1 }],
      kept: [{ unit_price_minor: 0 }],
    },
    order_lines_discount_minor_check: { broken: [{ discount_minor: -1 }], kept: [{ discount_minor: 0 }] },
    order_lines_tax_minor_check: { broken: [{ tax_minor: -1 }], kept: [{ tax_minor: 0 }] },
    order_lines_gross_minor_check: { broken: [{ gross_minor: -1 }], kept: [{ gross_minor: 0 }] },
    order_lines_tax_rate_basis_points_check: {
      broken: [{ tax_rate_basis_points: -1 }, { tax_rate_basis_points: 10_001 }],
      kept: [{ tax_rate_basis_points: 10_000 }],
    },
    order_lines_net: {
      broken: [{ net_minor: 1, tax_minor: 1, gross_minor: 3 }],
      kept: [{ net_minor: 2, tax_minor: 1, gross_minor: 3 }],
    },
    order_lines_goods_or_fee: {
      broken: [{ variant_id: id }, { product_id: id }],
      kept: [{}, { variant_id: id, product_id: id }],
    },
    order_lines_refunded: {
      broken: [
        { refunded_quantity: -1 },
        { refunded_quantity: 2, quantity: 1 },
        { refunded_minor: -1 },
        { refunded_minor: 2, gross_minor: 1 },
        { refunded_tax_minor: -1 },
        { refunded_tax_minor: 2, tax_minor: 1 },
      ],
      kept: [
        {
          refunded_quantity: 1,
          quantity: 1,
          refunded_minor: 2,
          gross_minor: 2,
          refunded_tax_minor: 1,
          tax_minor: 1,
        },
      ],
    },
    order_lines_on_their_way: {
      broken: [
        { shipped_quantity: -1 },
        { withdrawn_quantity: -1 },
        { shipped_quantity: 1, withdrawn_quantity: 1, quantity: 1 },
      ],
      kept: [{ shipped_quantity: 1, withdrawn_quantity: 1, quantity: 2 }],
    },
    order_lines_charged: {
      broken: [
        { charged_minor: -1 },
        { waived_minor: -1 },
        { charged_minor: 1, waived_minor: 1, gross_minor: 1 },
      ],
      kept: [{ charged_minor: 1, waived_minor: 1, gross_minor: 2 }],
    },
    order_lines_price: {
      broken: [
        {
          is_tax_on_top: false,
          gross_minor: 7,
          net_minor: 7,
          unit_price_minor: 4,
          quantity: 2,
          discount_minor: 0,
        },
        { is_tax_on_top: true, net_minor: 9, unit_price_minor: 4, quantity: 2, discount_minor: 0 },
      ],
      kept: [
        { is_tax_on_top: false, gross_minor: 7, unit_price_minor: 4, quantity: 2, discount_minor: 1 },
        {
          is_tax_on_top: true,
          net_minor: 8,
          gross_minor: 9,
          unit_price_minor: 4,
          quantity: 2,
          discount_minor: 0,
        },
      ],
    },
  },
  payment_attempts: {
    payment_attempts_number_check: {
      broken: [{ number: 0 }, { number: 11 }],
      kept: [{ number: 1 }, { number: 10 }],
    },
    payment_attempts_captured_minor_check: {
      broken: [{ captured_minor: -1 }],
      kept: [{ captured_minor: 0 }],
    },
    payment_attempts_check: {
      broken: [{ refunded_minor: -1 }, { refunded_minor: 2, captured_minor: 1 }],
      kept: [{ refunded_minor: 1, captured_minor: 1 }],
    },
    payment_attempts_method: {
      broken: [{ method: 'shells' }],
      kept: [{ method: 'card' }, { method: 'manual' }],
    },
    payment_attempts_state_check: {
      broken: [{ state: 'lost' }],
      kept: [{ state: 'started' }, { state: 'returned' }],
    },
  },
};

for (const [table, rules] of Object.entries(cases))
  test(`each rule of ${table} refuses what breaks it, by its name, and nothing else`, async () => {
    assert.deepEqual((await rulesOf(room.db, table)).toSorted(), Object.keys(rules).toSorted());
    for (const [rule, { broken, kept }] of Object.entries(rules)) {
      for (const row of broken)
        assert.equal(await brokenRule(room.db, table, row), rule, JSON.stringify(row));
      for (const row of kept)
        assert.equal(await brokenRule(room.db, table, row), undefined, JSON.stringify(row));
    }
    const held = `select conname from pg_constraint where conrelid = to_regclass($1) and contype = 'c' and conenforced and convalidated`;
    const constraints = await room.db.rows({ name: '', text: held, values: [table] });
    assert.deepEqual(constraints, [{ conname: `${table}_rules` }]);
  });
