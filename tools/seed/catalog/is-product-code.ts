import notProducts from '../data/not-products.json' with { type: 'json' };

const CODES = Object.keys(notProducts);

/** Whether a stock code, in capitals, is that of goods: not of postage, fees, vouchers or corrections. */
export const isProductCode = (sku: string): boolean =>
  !CODES.some((code) => sku === code || (code.endsWith('_') && sku.startsWith(code)));
