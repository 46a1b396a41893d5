import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayPayOnDelivery, onDeliveryOffers } from './on-delivery-offer.ts';

test('a market says up to which total, and where, goods are paid at the door', () => {
  const said = { 'order.onDeliveryGb': '20000 GB IM', 'order.onDeliveryCn': '' };
  const offers = onDeliveryOffers((key) => said[key]);
  assert.deepEqual(offers, { gb: { mostMinor: 20_000, countries: ['GB', 'IM'] }, cn: null });
  const may = (amountMinor: number, country: string | null, market: 'gb' | 'cn' | 'jp' = 'gb') =>
    mayPayOnDelivery(offers, { market, country, total: { amountMinor, currency: 'GBP' } });
  assert.deepEqual(
    [may(20_000, 'GB'), may(1, 'IM'), may(20_001, 'GB'), may(0, 'GB')],
    [true, true, false, false],
  );
  assert.deepEqual(
    [may(100, 'FR'), may(100, null), may(100, 'CN', 'cn'), may(100, 'GB', 'jp')],
    [false, false, false, false],
  );
});
