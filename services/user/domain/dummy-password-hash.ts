import { currentWork, writePasswordHash } from './password-hash.ts';

/** Checked when there is no account or no password, so that the answer takes as long as any other; nothing matches it. */
export const dummyPasswordHash: string = writePasswordHash({
  ...currentWork,
  salt: 'c291ay1kdW1teS1zYWx0AA',
  digest: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
});
