import { useSyncExternalStore } from 'react';

/** The code that a mailed link carries behind its `#`, which no server is told. */
export function useLinkedCode(): string | undefined {
  const hash = useSyncExternalStore(
    listenToHash,
    () => window.location.hash,
    () => '',
  );
  return /^#code=(\d{6})$/.exec(hash)?.[1];
}

function listenToHash(hear: () => void): () => void {
  window.addEventListener('hashchange', hear);
  return () => window.removeEventListener('hashchange', hear);
}
