/** One spelling for each coupon code: people type small letters and blanks. */
export function normaliseCode(code: string): string {
  return code.replaceAll(' ', '').toUpperCase();
}
