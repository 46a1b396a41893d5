import { useEffect, useEffectEvent, useState } from 'react';
import { isTouched } from './is-touched.ts';
import { useHydrated } from './use-hydrated.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Gives what was typed into a field before its script ran, or chosen in it, to whoever keeps its value from then on: else
 * the next change of the page would write the kept value over it.
 */
export function useEarlyTyping(ref: React.RefObject<Control | null>, take: (control: Control) => void): void {
  const isHydrated = useHydrated();
  const [isOfServer] = useState(!isHydrated);
  const takeOver = useEffectEvent(() => {
    if (ref.current && isTouched(ref.current)) take(ref.current);
  });
  useEffect(() => {
    if (isOfServer) takeOver();
  }, [isOfServer]);
}
