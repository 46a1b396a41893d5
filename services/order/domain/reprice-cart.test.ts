import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Currency } from '#contracts/money.ts';
import type { Quote } from './cart.ts';
import { repriceCart } from './reprice-cart.ts';

const words = { slug: 's', sku: 'S', title: 'kept', option: null, picture: null };
const line = (variantId: string) => ({ variantId, quantity: 1, words });
const quote = (variantId: string, amountMinor: number, currency: Currency): Quote => ({
  variantId,
  productId: 'p',
  ...words,
  title: `title ${currency}`,
  unitPrice: { amountMinor, currency },
  taxClass: 'standard',
  categorySlugs: [],
  free: 1,
});

test('each line that costs something else is told with both prices; one sold in one market only with one', () => {
  const lines = ['a', 'b', 'c', 'd'].map(line);
  const from = { market: 'gb', quotes: [quote('a', 1250, 'GBP'), quote('b', 300, 'GBP')] } as const;
  const to = { market: 'cn', quotes: [quote('a', 11_250, 'CNY'), quote('c', 900, 'CNY')] } as const;
  assert.deepEqual(repriceCart(lines, from, to), {
    from: 'GBP',
    to: 'CNY',
    lines: [
      {
        variantId: 'a',
        title: 'title CNY',
        option: null,
        from: { amountMinor: 1250, currency: 'GBP' },
        to: { amountMinor: 11_250, currency: 'CNY' },
      },
      { variantId: 'b', title: 'kept', option: null, from: { amountMinor: 300, currency: 'GBP' }, to: null },
      {
        variantId: 'c',
        title: 'title CNY',
        option: null,
        from: null,
        to: { amountMinor: 900, currency: 'CNY' },
      },
    ],
  });
});

test('the same amount in another currency is another price, the same in the same is not', () => {
  const [gbp, cny] = [quote('a', 5, 'GBP'), quote('a', 5, 'CNY')];
  const told = (after: Quote) =>
    repriceCart([line('a')], { market: 'gb', quotes: [gbp] }, { market: 'cn', quotes: [after] });
  assert.equal(told(cny)?.lines.length, 1);
  assert.equal(told(gbp), null);
});
