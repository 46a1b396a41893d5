/** Crockford's Base32: no I, L, O, U (https://www.crockford.com/base32.html). */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digits = 9;

/** How many numbers there are: 32⁹. */
export const orderNumberCount = 32 ** digits;

/**
 * The order number of an integer below `orderNumberCount`, e.g. `16JDA-0000F`: nine symbols and Crockford's check symbol
 * (the integer modulo 37, which tells every wrong symbol and every swap of neighbours). Undefined when the check symbol
 * is one of the five that are no letter or digit a person would type: choose another integer.
 */
export function orderNumber(integer: number): string | undefined {
  const check = symbols[integer % 37];
  if (check === undefined) return undefined;
  const text = [...integer.toString(32).padStart(digits, '0')]
    .map((digit) => symbols[Number.parseInt(digit, 32)])
    .join('');
  return grouped(text + check);
}

/** Reads an order number as people write it: any case, O for 0, I and L for 1, with or without the hyphen. */
export function readOrderNumber(text: string): string | undefined {
  const plain = text.toUpperCase().replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (plain.length !== digits + 1) return undefined;
  const values = [...plain].map((symbol) => symbols.indexOf(symbol));
  if (values.includes(-1)) return undefined;
  const integer = values.slice(0, digits).reduce((sum, value) => sum * 32 + value, 0);
  return integer % 37 === values[digits] ? grouped(plain) : undefined;
}

function grouped(text: string): string {
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}
