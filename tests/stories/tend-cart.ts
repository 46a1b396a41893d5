import assert from 'node:assert/strict';
import { isRefusal } from '#contracts/refusals.ts';
import type { ResultOf } from '#contracts/services.ts';
import { pick } from './pick.ts';
import type { Acting, BookedCart } from './story-book.ts';

type Seen = Exclude<ResultOf<'order', 'getCart'>, { refusal: string }>;

/** What a cart may be refused: there may be too little of something, or nothing for a coupon to take off. */
const mayBeRefused: ReadonlySet<string> = new Set(['out-of-stock', 'coupon-not-usable']);

/** Opens a cart, or changes one: something goes in, gets another quantity, comes out; a coupon is put on it or taken off. */
export async function tendCart(acting: Acting): Promise<void> {
  const { book, which, some } = acting;
  const cart = pick(
    book.carts.filter(({ isBusy }) => !isBusy),
    which,
  );
  if (!cart || some % 5 === 0) return openCart(acting);
  cart.isBusy = true;
  await change(acting, cart);
  cart.isBusy = false;
}

async function openCart({ shop, book, some }: Acting): Promise<void> {
  const variantId = pick([...book.variants.keys()], some) ?? '';
  const lines = [{ variantId, quantity: 1 + (some % 3) }];
  const made = await shop.order.ask('createCart', { locale: 'en-gb', lines });
  if (isRefusal(made)) return mustBeExpected(made);
  const { cartToken } = made;
  const cart = {
    cartToken,
    quantities: new Map([[variantId, 1 + (some % 3)]]),
    hasCoupon: false,
    isBusy: false,
  };
  book.carts.push(cart);
  mustBe(made, cart);
}

async function change({ shop, book, which, some }: Acting, cart: BookedCart): Promise<void> {
  const { cartToken, quantities } = cart;
  const variantId = pick([...book.variants.keys()], which) ?? '';
  const before = quantities.get(variantId) ?? 0;
  const [adds, sets, applies] = [some % 5 === 1, some % 5 === 2, some % 5 === 3];
  const seen = adds
    ? await shop.order.ask('addLine', { cartToken, variantId, quantity: 1 })
    : sets
      ? await shop.order.ask('setLineQuantity', { cartToken, variantId, quantity: some % 4 })
      : applies
        ? await shop.order.ask('applyCoupon', { cartToken, code: book.coupon })
        : await shop.order.ask('removeCoupon', { cartToken });
  if (isRefusal(seen)) return mustBeExpected(seen);
  if (adds || sets) quantities.set(variantId, adds ? before + 1 : some % 4);
  else cart.hasCoupon = applies;
  mustBe(seen, cart);
}

function mustBe({ lines, coupon }: Seen, { quantities, hasCoupon }: BookedCart): void {
  const seen = lines.map(({ variantId, quantity }) => [variantId, quantity] as const);
  const kept = [...quantities].filter(([, quantity]) => quantity > 0);
  assert.deepEqual(new Map(seen), new Map(kept), 'the cart holds what was put into it');
  assert.equal(coupon !== null, hasCoupon, 'the cart has the coupon that was put on it');
}

function mustBeExpected({ refusal, detail }: { refusal: string; detail: string }): void {
  if (!mayBeRefused.has(refusal)) throw new Error(`${refusal}: ${detail}`);
}
