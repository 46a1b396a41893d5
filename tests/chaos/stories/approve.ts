import assert from 'node:assert/strict';
import type { ChaosShop } from '../chaos-shop.ts';
import type { Placed } from '../purchase.ts';
import { place } from './place.ts';
import type { Telling } from './telling.ts';

/** Orders by link, and presses the button of the provider's page, as the buyer does; its word comes by webhook. */
export async function approve(shop: ChaosShop, telling: Telling): Promise<Placed[]> {
  const { placed, order } = await place(shop, telling, { method: { type: 'redirect' } });
  const action = order?.payment.nextAction;
  if (!action) return [placed];
  telling.before('approve');
  const body = new URLSearchParams({ answer: 'approve' });
  const response = await fetch(action.url, { method: 'POST', redirect: 'manual', body });
  assert.ok(response.status < 400, `the page answered ${response.status}`);
  return [placed];
}
