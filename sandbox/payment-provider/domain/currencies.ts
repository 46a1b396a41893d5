const supported = new Set(Intl.supportedValuesOf('currency'));

// ISO 4217; Intl differs from it for some (HUF, IDR), so it is not asked.
const withoutMinorUnit = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ');
const withThreeDigits = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');

/** Whether the provider takes a currency, by its ISO 4217 code in capitals. */
export function isSupportedCurrency(code: string): boolean {
  return supported.has(code);
}

/** How many digits stand behind the point in a currency. */
export function minorDigitsOf(currency: string): number {
  if (withoutMinorUnit.includes(currency)) return 0;
  return withThreeDigits.includes(currency) ? 3 : 2;
}
