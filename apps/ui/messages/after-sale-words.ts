import { afterSale as en, type AfterSaleWords } from './en/after-sale.ts';
import { afterSale as zh } from './zh/after-sale.ts';

/** The words of an order's own page, in the language of a path prefix. */
export function afterSaleWords(locale: string): AfterSaleWords {
  return locale === 'zh-cn' ? zh : en;
}
