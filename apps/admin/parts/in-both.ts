import type { Localised } from './both-languages.tsx';

/** A text as it is sent: where it is not translated it says the English, which the shop counts as missing. */
export function inBoth({ en, zh }: Localised): Localised {
  return { en, zh: zh.trim() === '' ? en : zh };
}
