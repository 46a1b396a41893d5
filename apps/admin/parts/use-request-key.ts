import { useMemo } from 'react';

/**
 * An Idempotency-Key for what a form would send: the same until the content changes, so that sending it again after a
 * lost answer does nothing twice, and another one for other content, which the shop would refuse under the old key.
 */
export function useRequestKey(input: unknown): string {
  const content = JSON.stringify(input);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- a new key for new content is the purpose
  return useMemo(() => crypto.randomUUID(), [content]);
}
