import { isLuhnValid } from './is-luhn-valid.ts';
import type { KeptMethod } from './payment.ts';
import type { Read } from './read-fields.ts';
import { readAddress, readObject, refuse } from './read-fields.ts';
import type { Refusal } from './refusal.ts';
import { isRefusal } from './refusal.ts';
import type { TestCard } from './test-cards.ts';
import { brandOf, findTestCard } from './test-cards.ts';

/** A way to pay as asked for: what may be kept of it, and how a test card behaves. */
export type ChosenMethod = { kept: KeptMethod; card?: TestCard; returnUrl?: string };

const longestCardLifeYears = 20;

/** Reads the way to pay: card, redirect or QR code. */
export function readMethod(input: unknown, now: Date): Read<ChosenMethod> {
  const method = readObject(input, 'method');
  if (isRefusal(method)) return method;
  switch (method.value.type) {
    case 'card':
      return readCard(method.value, now);
    case 'redirect': {
      const returnUrl = readAddress(method.value.returnUrl, 'method.returnUrl');
      if (isRefusal(returnUrl)) return returnUrl;
      return { value: { kept: { type: 'redirect' }, returnUrl: returnUrl.value } };
    }
    case 'qr':
      return { value: { kept: { type: 'qr' } } };
    default:
      return refuse('parameter_invalid', 'method.type', 'method.type must be card, redirect or qr');
  }
}

function readCard(fields: Record<string, unknown>, now: Date): Read<ChosenMethod> {
  const number = typeof fields.number === 'string' ? fields.number.replaceAll(' ', '') : '';
  if (!/^\d{12,19}$/.test(number) || !isLuhnValid(number)) {
    return refuse('card_number_invalid', 'method.number', 'method.number is no card number');
  }
  const refusal = checkExpiry(fields, now);
  if (refusal !== undefined) return refusal;
  if (typeof fields.securityCode !== 'string' || !/^\d{3,4}$/.test(fields.securityCode)) {
    return refuse('parameter_invalid', 'method.securityCode', 'method.securityCode must be 3 or 4 digits');
  }
  const kept = { type: 'card', brand: brandOf(number), lastDigits: number.slice(-4) } as const;
  const card = findTestCard(number);
  if (fields.returnUrl === undefined) return { value: { kept, card } };
  const returnUrl = readAddress(fields.returnUrl, 'method.returnUrl');
  return isRefusal(returnUrl) ? returnUrl : { value: { kept, card, returnUrl: returnUrl.value } };
}

function checkExpiry({ expiryMonth, expiryYear }: Record<string, unknown>, now: Date): Refusal | undefined {
  if (!Number.isInteger(expiryMonth) || (expiryMonth as number) < 1 || (expiryMonth as number) > 12) {
    return refuse('parameter_invalid', 'method.expiryMonth', 'method.expiryMonth must be 1 to 12');
  }
  const latestYear = now.getUTCFullYear() + longestCardLifeYears;
  if (!Number.isInteger(expiryYear) || (expiryYear as number) < 2000 || (expiryYear as number) > latestYear) {
    return refuse(
      'parameter_invalid',
      'method.expiryYear',
      'method.expiryYear must be a year of four digits',
    );
  }
  // A card is good through the last day of its month.
  if (Date.UTC(expiryYear as number, expiryMonth as number, 1) > now.getTime()) return undefined;
  return refuse('card_expired', 'method.expiryMonth', 'the card has expired');
}
