import type { AddressValue } from '#contracts/order/cart.ts';

/**
 * The place that goods go to, as far as its spelling tells: country, postcode, region, city, district and street, without
 * signs, blanks and capitals, and without the names of people and rooms. For counting only.
 */
export function placeOf({ country, postalCode, region, city, district, line1 }: AddressValue): string {
  return [country, postalCode, region, city, district, line1].map(lettersOf).join('|');
}

function lettersOf(text: string | undefined): string {
  const decomposed = (text ?? '').normalize('NFKD').toLowerCase();
  return decomposed.replaceAll(/[^\p{L}\p{N}]/gu, '');
}
