import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { money, taxInGross } from '#contracts/money.ts';
import { discountWithoutTax } from '../promotion/discount-without-tax.ts';
import { discountBack, type DiscountedOrder } from './discount-back.ts';

const rate = 2000;
const taxOf = (grossMinor: number) => taxInGross(money(grossMinor, 'GBP'), rate).amountMinor;
const aLine = (lineId: string, quantity: number, fullMinor: number, discountMinor: number) => {
  const grossMinor = fullMinor - discountMinor;
  const amounts = { grossMinor, taxMinor: taxOf(grossMinor), discountMinor, taxRateBasisPoints: rate };
  return { lineId, quantity, ...amounts, refundedQuantity: 0, refundedMinor: 0 };
};
const anOrder = (lines: DiscountedOrder['lines']): DiscountedOrder => ({
  currency: 'GBP',
  shippingMinor: 120,
  shippingTaxMinor: 20,
  shippingRefundedMinor: 0,
  shippingTaxRateBasisPoints: rate,
  shippingDiscountMinor: 60,
  lines,
});

test('a discount is the difference of what is sold without tax', () => {
  // £36.00 at 20 % is £30.00 without tax; £24.00 is £20.00.
  const sold = { grossMinor: 2400, taxMinor: 400, discountMinor: 1200, taxRateBasisPoints: rate };
  assert.equal(discountWithoutTax(sold, 'GBP'), 1000);
  assert.equal(discountWithoutTax({ ...sold, discountMinor: 0 }, 'GBP'), 0);
  const given = { grossMinor: 0, taxMinor: 0, discountMinor: 1200, taxRateBasisPoints: rate };
  assert.equal(discountWithoutTax(given, 'GBP'), 1000);
});

test('what is given back undoes its share: by amount, and by units of what cost nothing', () => {
  const order = anOrder([aLine('a', 3, 3600, 1200), aLine('b', 2, 1200, 1200)]);
  const back = (more: object) => discountBack(order, { lines: [], shippingMinor: 0, ...more });
  assert.equal(back({ lines: [{ lineId: 'a', quantity: 1, amountMinor: 800 }] }), 333);
  assert.equal(back({ lines: [{ lineId: 'a', quantity: 0, amountMinor: 2400 }] }), 1000);
  assert.equal(back({ lines: [{ lineId: 'b', quantity: 1, amountMinor: 0 }] }), 500);
  assert.equal(back({ shippingMinor: 120 }), 50);
  assert.equal(back({}), 0);
});

test('any sequence of refunds of all undoes all of the discounts exactly', () => {
  const part = fc.record({ quantity: fc.integer({ min: 1, max: 4 }), amountMinor: fc.nat({ max: 4000 }) });
  fc.assert(
    fc.property(
      fc.nat({ max: 20_000 }),
      fc.nat({ max: 100 }),
      fc.array(part),
      (fullMinor, percent, parts) => {
        const discountMinor = Math.floor((fullMinor * percent) / 100);
        const line = aLine('a', 9, fullMinor, discountMinor);
        let undone = 0;
        const give = (quantity: number, amountMinor: number) => {
          const plan = { lines: [{ lineId: 'a', quantity, amountMinor }], shippingMinor: 0 };
          const more = discountBack({ ...anOrder([line]), shippingMinor: 0, shippingDiscountMinor: 0 }, plan);
          assert.ok(more >= 0);
          undone += more;
          line.refundedQuantity += quantity;
          line.refundedMinor += amountMinor;
        };
        for (const { quantity, amountMinor } of parts) {
          const unitsLeft = line.quantity - line.refundedQuantity;
          give(Math.min(quantity, unitsLeft), Math.min(amountMinor, line.grossMinor - line.refundedMinor));
        }
        give(line.quantity - line.refundedQuantity, line.grossMinor - line.refundedMinor);
        assert.equal(undone, discountWithoutTax(line, 'GBP'));
      },
    ),
  );
});
