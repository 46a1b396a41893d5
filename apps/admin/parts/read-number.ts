/** The number in a field, which gives `8.10` as a text while it is typed; undefined when there is none yet. */
export function readNumber(typed: number | string): number | undefined {
  if (typeof typed === 'number') return typed;
  const number = Number(typed);
  return typed.trim() === '' || Number.isNaN(number) ? undefined : number;
}
