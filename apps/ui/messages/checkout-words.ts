import { checkout as en, type CheckoutWords } from './en/checkout.ts';
import { checkout as zh } from './zh/checkout.ts';

/** The words of checkout and of address forms, in the language of a path prefix. */
export function checkoutWords(locale: string): CheckoutWords {
  return locale === 'zh-cn' ? zh : en;
}
