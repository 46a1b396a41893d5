import type { ReturnValue } from '#contracts/order/return.ts';

type Named = Pick<ReturnValue, 'number' | 'lines'>;

/** A return by its number and its first goods: those of other orders have the same number. */
export function returnName({ number, lines }: Named, text: { one: (number: number) => string }): string {
  const [line] = lines;
  return line ? `${text.one(number)} · ${line.title}` : text.one(number);
}
