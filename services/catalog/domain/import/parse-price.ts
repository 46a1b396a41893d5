import { minorDigits, type Currency } from '#contracts/money.ts';

/** The minor units of an amount as people write it (`12.34`); undefined for anything else, also for too many digits. */
export function parsePrice(text: string, currency: Currency): number | undefined {
  const digits = minorDigits[currency];
  const [, whole = '', fraction = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '' || fraction.length > digits) return undefined;
  return Number(whole + fraction.padEnd(digits, '0'));
}

/** An amount of minor units as people write it. */
export function writePrice(amountMinor: number, currency: Currency): string {
  const digits = minorDigits[currency];
  const text = String(amountMinor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
