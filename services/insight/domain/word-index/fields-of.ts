/** Every field. */
export const everyField = 0b1111;
/** Those that say what a product is: all but the description (C). */
export const strongFields = 0b1101;

const bits: Readonly<Record<string, number>> = { A: 0b1000, B: 0b0100, C: 0b0010, D: 0b0001 };

/** Letters of PostgreSQL's weights as bits; none are all of them. */
export function fieldsOf(letters: string): number {
  if (letters === '') return everyField;
  let fields = 0;
  for (const letter of letters) fields |= bits[letter.toUpperCase()] ?? 0;
  return fields;
}
