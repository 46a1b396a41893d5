import type { Subject } from '#contracts/access.ts';

/** Who is asking, with the signed form that other processes accept. */
export type Identity = { subject: Subject; token: string | undefined };

/** Somebody who has shown neither a session nor a key. */
export const anonymous: Identity = { subject: { kind: 'anonymous' }, token: undefined };
