import type { AddressValue } from '#contracts/order/cart.ts';
import { addressRules, otherCountries, type AddressField, type AddressRule } from './address-rules.ts';

/** What is wrong with an address: fields its country needs that are empty, and fields of the wrong form. */
export type AddressFaults = { missing: AddressField[]; malformed: AddressField[] };

/** Checks an address against the rules of its country. */
export function checkAddress(address: AddressValue): AddressFaults {
  const rule: AddressRule = addressRules[address.country] ?? otherCountries;
  const isEmpty = (field: AddressField): boolean => !address[field]?.trim();
  const fits = (field: AddressField, form: RegExp | null): boolean =>
    isEmpty(field) || form === null || form.test(address[field]?.trim() ?? '');
  return {
    missing: rule.required.filter(isEmpty),
    malformed: (['postalCode', 'phone'] as const).filter((field) => !fits(field, rule[field])),
  };
}
