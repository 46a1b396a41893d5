import type { AddressValue } from '#contracts/order/cart.ts';

/** An address without blanks around its fields, and without optional fields that are blank. */
export function tidyAddress(address: AddressValue): AddressValue {
  const { name, country, city, line1, ...optional } = address;
  const filled = Object.entries(optional).flatMap(([field, value]) => {
    const text = value?.trim() ?? '';
    return text === '' ? [] : [[field, text] as const];
  });
  const needed = { name: name.trim(), country, city: city.trim(), line1: line1.trim() };
  return { ...needed, ...Object.fromEntries(filled) };
}
