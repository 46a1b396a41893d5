import type { AddressValue } from '#contracts/order/cart.ts';

/** Whether two addresses say the same, whatever the order of their fields. */
export function isSameAddress(one: AddressValue | null, other: AddressValue | null): boolean {
  const text = (address: AddressValue | null) =>
    address && JSON.stringify(Object.entries(address).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return text(one) === text(other);
}
