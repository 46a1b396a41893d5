import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether scripts run in this page by now; false on the server and in the first drawing of the browser. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
