import type { ImportFault } from '../../api/use-imports.ts';
import { useLanguage } from '../../language/use-language.ts';
import { faultKind } from './fault-kind.ts';

/** Says what is wrong in a file in the language of the screen where it has words for it, and what to do about it. */
export function useFaultWords() {
  const { words } = useLanguage();
  const { advice, faultReasons } = words.transfer;
  return {
    reasonOf: ({ reason, column }: ImportFault): string =>
      faultReasons[faultKind(reason)]?.(column) ?? reason,
    adviceOf: ({ reason }: ImportFault): string => advice[faultKind(reason)],
  };
}
