import { useEffect, useState } from 'react';
import { createClient } from '../../../client/client.ts';

type Division = { code: string | null; name: string };

/** What lies in a division of China ('' for all of it); undefined until it has come, and where there is nothing to ask. */
export function useDivisions(code: string | undefined): readonly Division[] | undefined {
  const [known, setKnown] = useState<{ code: string; divisions: readonly Division[] }>();
  useEffect(() => {
    if (code === undefined) return;
    const stop = new AbortController();
    createClient({ baseUrl: '' })
      .user.listDivisions(code === '' ? {} : { code }, { signal: stop.signal })
      .then(
        (reply) => {
          if (reply.isOk) setKnown({ code, divisions: reply.answer.divisions });
        },
        () => {
          // Another division was chosen meanwhile.
        },
      );
    return () => stop.abort();
  }, [code]);
  return known !== undefined && known.code === code ? known.divisions : undefined;
}
