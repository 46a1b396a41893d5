/**
 * A phone number as E.164 writes it (ITU-T): without spaces, brackets and hyphens; `00` stands for the plus, and a British
 * or Chinese number without country code is one of that country.
 */
export function tidyPhone(text: string, country: string): string {
  const digits = text.replace(/[\s()./-]/g, '');
  if (digits === '' || digits.startsWith('+')) return digits;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (country === 'CN') return /^1\d{10}$/.test(digits) ? `+86${digits}` : digits;
  return country === 'GB' && digits.startsWith('0') ? `+44${digits.slice(1)}` : digits;
}
