import type { Problem } from '../../../client/client.ts';

/** Whether a change of the basket was refused because there is none to change: it is gone, or was ordered meanwhile. */
export function hasNoCart({ code, path }: Problem): boolean {
  return (
    code === 'cart-not-found' || code === 'cart-frozen' || (code === 'invalid-input' && path === '/cartToken')
  );
}
